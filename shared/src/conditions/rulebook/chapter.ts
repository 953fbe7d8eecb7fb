import type { Facts } from '../facts.js';
import type { FieldMarker } from './field-marker.js';
import { FAILED } from './program.js';
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
  /** By rule: whether it is among those found, as a rule with several entries may match more than once. */
  private readonly matched: Uint8Array;
  private readonly matches: Int32Array;
  /** Where entries stand whose guards hold. */
  private readonly candidates: Int32Array;

  constructor(private readonly parts: ChapterParts) {
    this.rules = parts.rules;
    this.ids = parts.rules.map((rule) => rule.id);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    this.matched = new Uint8Array(this.ids.length);
    this.matches = new Int32Array(this.ids.length);
    // One more than there are entries: the last is written down before it is known whether it counts.
    this.candidates = new Int32Array(parts.entries.length / ENTRY_SIZE + 1);
  }

  /** Where a rule stands among `rules`. */
  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  /** Adds the ids of the rules that match to `found`, except those at places marked in `removed`. */
  match(facts: Facts, now: number, removed: Uint8Array | undefined, found: string[]): void {
    const { markers, table } = this.parts;
    table.begin();
    for (const marker of markers) marker.mark(facts, now, table);
    const count = this.runPrograms(this.passGuards());
    for (let index = 0; index < count; index++) {
      const rule = this.matches[index] ?? 0;
      this.matched[rule] = 0;
      if (removed === undefined || removed[rule] === 0) found.push(this.ids[rule] ?? '');
    }
  }

  /**
   * Finds the entries whose guards hold; `candidates` then holds so many of them. Whether a guard holds cannot be
   * foreseen, so the processor is given nothing to foresee: every entry is written down, and counted or not.
   */
  private passGuards(): number {
    const { entries, starts, table } = this.parts;
    const { candidates } = this;
    const { truth, hits, hitCount } = table;
    let count = 0;
    for (let hit = -1; hit < hitCount; hit++) {
      const predicate = hit < 0 ? TRUE_PREDICATE : (hits[hit] ?? 0);
      const end = starts[predicate + 1] ?? 0;
      for (let at = starts[predicate] ?? 0; at < end; at += ENTRY_SIZE) {
        const first = entries[at] ?? 0;
        const second = entries[at + 1] ?? 0;
        candidates[count] = at;
        count += ((truth[first >> 1] ?? 0) ^ first) & ((truth[second >> 1] ?? 0) ^ second) & 1;
      }
    }
    return count;
  }

  /** Runs the programs of the candidates; `matches` then holds so many rules, each once. */
  private runPrograms(candidateCount: number): number {
    const { entries, steps, table } = this.parts;
    const { candidates, matched, matches } = this;
    const { truth } = table;
    let count = 0;
    for (let index = 0; index < candidateCount; index++) {
      const at = candidates[index] ?? 0;
      let step = entries[at + 2] ?? 0;
      while (step >= 0) step = steps[step + 2 - (truth[steps[step] ?? 0] ?? 0)] ?? 0;
      if (step === FAILED) continue;
      const rule = entries[at + 3] ?? 0;
      if (matched[rule] === 1) continue;
      matched[rule] = 1;
      matches[count++] = rule;
    }
    return count;
  }
}
