import { byLimit } from './numbering.js';
import type { SharedPredicate } from './shared-predicates.js';
import type { TruthTable } from './truth-table.js';

type Limits = ReadonlyMap<number, SharedPredicate>;

/**
 * The distinct limits of one or more kinds of comparison. One search places a value among them, and from its place
 * each kind knows which of its predicates hold.
 */
export class Cuts {
  readonly sorted: Float64Array;

  constructor(kinds: readonly Limits[]) {
    this.sorted = Float64Array.from(new Set(kinds.flatMap((limits) => [...limits.keys()]))).sort();
  }

  /** How many limits are less than the value. */
  countBelow(value: number): number {
    const { sorted } = this;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many limits are at most the value, given how many are less. */
  countUpTo(value: number, below: number): number {
    return this.sorted[below] === value ? below + 1 : below;
  }
}

/**
 * The predicates of one kind. They are numbered in the order of their limits, so those true for a value are the first
 * or the last of them.
 */
export class LimitRange {
  private readonly first: number;
  private readonly end: number;
  /** By how many cuts: how many of them are limits of this kind. */
  private readonly counts: Int32Array;
  /** The predicates under which rules are filed, ascending. */
  private readonly filed: Int32Array;

  constructor(limits: Limits, cuts: Cuts, filed: Uint8Array) {
    const numbers = byLimit(limits).map(([, { number }]) => number);
    this.first = numbers[0] ?? 0;
    this.end = this.first + numbers.length;
    this.filed = Int32Array.from(numbers.filter((number) => filed[number] === 1));
    this.counts = new Int32Array(cuts.sorted.length + 1);
    for (const [index, limit] of cuts.sorted.entries()) {
      this.counts[index + 1] = (this.counts[index] ?? 0) + (limits.has(limit) ? 1 : 0);
    }
  }

  /** Marks the predicates whose limits are among the first `cuts`. */
  markFirst(cuts: number, table: TruthTable): void {
    const to = this.first + (this.counts[cuts] ?? 0);
    for (let index = 0; (this.filed[index] ?? to) < to; index++) table.markFiled(this.filed[index] ?? 0);
    table.markRange(this.first, to);
  }

  /** Marks the predicates whose limits are not among the first `cuts`. */
  markAfter(cuts: number, table: TruthTable): void {
    const from = this.first + (this.counts[cuts] ?? 0);
    for (let index = this.filed.length - 1; index >= 0; index--) {
      const predicate = this.filed[index] ?? 0;
      if (predicate < from) break;
      table.markFiled(predicate);
    }
    table.markRange(from, this.end);
  }
}
