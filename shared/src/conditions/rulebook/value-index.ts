import type { Scalar } from '../ast.js';
import type { SharedPredicate } from './shared-predicates.js';
import type { TruthTable } from './truth-table.js';

/**
 * Which EQUALS and IN predicates of a field each value makes true. A run is the number of predicates in it, the number
 * of those under which rules are filed, these, and then the others.
 */
export class ValueIndex {
  private readonly places = new Map<Scalar, number>();
  private readonly runs: Int32Array;

  constructor(predicates: Iterable<SharedPredicate>, filed: Uint8Array) {
    const runs: number[] = [];
    for (const [value, numbers] of numbersByValue(predicates)) {
      const first = numbers.filter((number) => filed[number] === 1);
      this.places.set(value, runs.length);
      runs.push(numbers.length, first.length);
      for (const number of first) runs.push(number);
      for (const number of numbers) if (filed[number] !== 1) runs.push(number);
    }
    this.runs = Int32Array.from(runs);
  }

  mark(value: Scalar, table: TruthTable): void {
    const place = this.places.get(value);
    if (place === undefined) return;
    const { runs } = this;
    const { truth } = table;
    const first = place + 2;
    const firstPlain = first + (runs[place + 1] ?? 0);
    const end = first + (runs[place] ?? 0);
    for (let index = first; index < firstPlain; index++) table.markFiled(runs[index] ?? 0);
    for (let index = firstPlain; index < end; index++) truth[runs[index] ?? 0] = 1;
  }
}

function numbersByValue(predicates: Iterable<SharedPredicate>): Map<Scalar, number[]> {
  const byValue = new Map<Scalar, number[]>();
  for (const { comparison, number } of predicates) {
    if (comparison.kind !== 'oneOf') continue;
    for (const value of comparison.values) {
      const numbers = byValue.get(value);
      if (numbers) numbers.push(number);
      else byValue.set(value, [number]);
    }
  }
  return byValue;
}
