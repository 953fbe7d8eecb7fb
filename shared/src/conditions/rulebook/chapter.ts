import type { Facts } from '../facts.js';
import type { FieldMarker } from './field-marker.js';
import { MATCHED } from './program.js';
import { TRUE_PREDICATE, type TruthTable } from './truth-table.js';

/** The parts of an entry: the two literals that guard it, the address of its program, and its rule. */
export const ENTRY_SIZE = 4;

/** A condition as it is stored, under the id of what it belongs to. */
export interface Rule {
  readonly id: string;
  /** Null for a rule that has no condition: it matches nobody. */
  readonly condition: unknown;
}

export interface ChapterParts {
  readonly rules: readonly Rule[];
  readonly markers: readonly FieldMarker[];
  readonly table: TruthTable;
  /** Entries, by the predicate they are filed under. */
  readonly entries: Int32Array;
  readonly starts: Int32Array;
  readonly steps: Int32Array;
}

/**
 * Rules compiled together. Matching marks the predicates that hold, then looks only at the entries filed under them.
 * A chapter does not change; what it keeps between two calls is scratch space.
 */
export class Chapter {
  readonly rules: readonly Rule[];
  private readonly ids: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  /** Where entries stand whose guards hold and whose programs are still to be run. */
  private readonly candidates: Int32Array;
  /** Places of the rules that match, doubled, plus one for a rule that has several entries and may come up again. */
  private readonly matches: Int32Array;
  /** By rule: 1 for one of several entries that has come up in this match. */
  private readonly seen: Uint8Array;

  constructor(private readonly parts: ChapterParts) {
    this.rules = parts.rules;
    this.ids = parts.rules.map((rule) => rule.id);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    // One more than there are entries: the last is written down before it is known whether it counts.
    const most = parts.entries.length / ENTRY_SIZE + 1;
    this.candidates = new Int32Array(most);
    this.matches = new Int32Array(most);
    this.seen = new Uint8Array(this.ids.length);
  }

  /** Where a rule stands among `rules`. */
  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  /** The ids of the rules that match, except those at places marked in `removed`. */
  match(facts: Facts, now: number, removed: Uint8Array | undefined): string[] {
    const { markers, table } = this.parts;
    table.begin();
    for (const marker of markers) marker.mark(facts, now, table);
    const count = this.readEntries();
    const { ids, matches } = this;
    const found = new Array<string>(count);
    let length = 0;
    for (let index = 0; index < count; index++) {
      const match = matches[index] ?? 0;
      if (this.isNew(match) && (removed === undefined || removed[match >> 1] === 0))
        found[length++] = ids[match >> 1] ?? '';
    }
    for (let index = 0; index < count; index++) this.seen[(matches[index] ?? 0) >> 1] = 0;
    if (length < count) found.length = length;
    return found;
  }

  private isNew(match: number): boolean {
    if ((match & 1) === 0) return true;
    const rule = match >> 1;
    if (this.seen[rule] === 1) return false;
    this.seen[rule] = 1;
    return true;
  }

  /**
   * Reads what is filed under the predicates that hold; `matches` then holds so many rules. Whether a guard holds
   * cannot be foreseen, so the processor is given nothing to foresee: every entry is written down as a match and as a
   * candidate, and counted as one of them or neither.
   */
  private readEntries(): number {
    const { entries, starts, table } = this.parts;
    const { candidates, matches } = this;
    const { truth, hits, hitCount } = table;
    let candidateCount = 0;
    let matchCount = 0;
    for (let hit = -1; hit < hitCount; hit++) {
      const predicate = hit < 0 ? TRUE_PREDICATE : (hits[hit] ?? 0);
      const end = starts[predicate + 1] ?? 0;
      for (let at = starts[predicate] ?? 0; at < end; at += ENTRY_SIZE) {
        const first = entries[at] ?? 0;
        const second = entries[at + 1] ?? 0;
        const hold = ((truth[first >> 1] ?? 0) ^ first) & ((truth[second >> 1] ?? 0) ^ second) & 1;
        const isMatch = (entries[at + 2] ?? 0) >>> 31;
        candidates[candidateCount] = at;
        matches[matchCount] = entries[at + 3] ?? 0;
        candidateCount += hold & ~isMatch;
        matchCount += hold & isMatch;
      }
    }
    return this.runPrograms(candidateCount, matchCount);
  }

  /** Runs the programs of the candidates and adds the rules that match. */
  private runPrograms(candidateCount: number, matchCount: number): number {
    const { entries, steps, table } = this.parts;
    const { candidates, matches } = this;
    const { truth } = table;
    let count = matchCount;
    for (let index = 0; index < candidateCount; index++) {
      const at = candidates[index] ?? 0;
      let step = entries[at + 2] ?? 0;
      while (step >= 0) step = steps[step + 2 - (truth[steps[step] ?? 0] ?? 0)] ?? 0;
      matches[count] = entries[at + 3] ?? 0;
      count += step === MATCHED ? 1 : 0;
    }
    return count;
  }
}
