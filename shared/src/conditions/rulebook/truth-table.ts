/** Always true, so that an entry without a guard needs no branch of its own. */
export const TRUE_PREDICATE = 0;

/** Which predicates hold for the facts at hand, a byte each. */
export class TruthTable {
  readonly truth: Uint8Array;
  /** The predicates found true under which rules are filed: `hits[0]` to `hits[hitCount - 1]`, each once. */
  readonly hits: Int32Array;
  hitCount = 0;

  /** `filed` says by predicate whether rules are filed under it. */
  constructor(private readonly filed: Uint8Array) {
    this.truth = new Uint8Array(filed.length);
    this.hits = new Int32Array(filed.length);
  }

  begin(): void {
    this.truth.fill(0);
    this.truth[TRUE_PREDICATE] = 1;
    this.hitCount = 0;
  }

  isTrue(predicate: number): boolean {
    return this.truth[predicate] === 1;
  }

  mark(predicate: number): void {
    if (this.filed[predicate] === 1) this.markFiled(predicate);
    else this.truth[predicate] = 1;
  }

  markFiled(predicate: number): void {
    if (this.truth[predicate] === 1) return;
    this.truth[predicate] = 1;
    this.hits[this.hitCount++] = predicate;
  }

  /** Marks a range in which the predicates under which rules are filed have been marked before. */
  markRange(from: number, to: number): void {
    // Calling the built-in costs more than a few stores.
    if (to - from > 48) this.truth.fill(1, from, to);
    else for (let predicate = from; predicate < to; predicate++) this.truth[predicate] = 1;
  }
}
