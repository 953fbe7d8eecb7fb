/** A text that some rules look for, and the number of the predicate that it makes true. */
export interface Pattern {
  readonly text: string;
  readonly predicate: number;
}

export const ROOT = 0;
/** A text that leads nowhere. */
export const NOWHERE = -1;
/** Up to so many children are looked through one by one. */
const FEW = 6;

/**
 * Patterns as a tree of their UTF-16 code units. States are numbered level by level and the children of a state by
 * their units, so that they stand side by side and no edge has to be stored.
 */
export class Trie {
  /** Children of state s: `firstChild[s]` to `firstChild[s + 1] - 1`. */
  private readonly firstChild: Int32Array;
  /** By state: the code unit that leads to it. */
  readonly units: Uint16Array;
  readonly parents: Int32Array;
  /** By state: the predicate whose pattern ends here, or -1. */
  readonly predicates: Int32Array;

  /** Distinct texts, none of them empty. */
  constructor(patterns: readonly Pattern[]) {
    const sorted = [...patterns].sort((a, b) => (a.text < b.text ? -1 : 1));
    const { firstChild, units, parents, predicates } = grow(sorted);
    this.firstChild = Int32Array.from(firstChild);
    this.units = Uint16Array.from(units);
    this.parents = Int32Array.from(parents);
    this.predicates = Int32Array.from(predicates);
  }

  get size(): number {
    return this.predicates.length;
  }

  /** The state that a code unit leads to, or NOWHERE. */
  child(state: number, unit: number): number {
    let low = this.firstChild[state] ?? 0;
    let high = this.firstChild[state + 1] ?? 0;
    while (high - low > FEW) {
      const middle = (low + high) >>> 1;
      if ((this.units[middle] ?? 0) <= unit) low = middle;
      else high = middle;
    }
    for (; low < high; low++) if (this.units[low] === unit) return low;
    return NOWHERE;
  }
}

/** The sorted patterns `from` to `to - 1` begin with the same `depth` units: those of one state. */
interface Branch {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

function grow(sorted: readonly Pattern[]) {
  const branches: Branch[] = [{ from: 0, to: sorted.length, depth: 0 }];
  const firstChild: number[] = [];
  const units = [0];
  const parents = [ROOT];
  const predicates: number[] = [];
  for (let state = 0; state < branches.length; state++) {
    const { from, to, depth } = branches[state] as Branch;
    firstChild.push(branches.length);
    const first = sorted[from];
    const endsHere = first?.text.length === depth;
    predicates.push(endsHere ? first.predicate : NOWHERE);
    let start = endsHere ? from + 1 : from;
    while (start < to) {
      const unit = unitAt(sorted, start, depth);
      let end = start + 1;
      while (end < to && unitAt(sorted, end, depth) === unit) end += 1;
      branches.push({ from: start, to: end, depth: depth + 1 });
      units.push(unit);
      parents.push(state);
      start = end;
    }
  }
  firstChild.push(branches.length);
  return { firstChild, units, parents, predicates };
}

function unitAt(sorted: readonly Pattern[], index: number, depth: number): number {
  return sorted[index]?.text.charCodeAt(depth) ?? 0;
}
