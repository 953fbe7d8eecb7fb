import type { Group, Literal } from './formula.js';
import { likelihoodOf } from './likelihood.js';

/** Where a program ends, instead of going on to another step. */
export const MATCHED = -1;
const FAILED = -2;

/** A predicate, where to go when it holds, and where when it does not. */
const STEP_SIZE = 3;

/**
 * Programs as steps in one array. From a step a program goes on to parts of the formula that come after it, never back,
 * so it ends after at most as many steps as the formula has predicates.
 */
export class ProgramWriter {
  private readonly steps: number[] = [];
  private readonly written = new Map<Literal | Group, number>();

  /** Writes a program, once for each formula; gives the address of its first step, or MATCHED for nothing to test. */
  write(formula: Literal | Group | true): number {
    if (formula === true) return MATCHED;
    const known = this.written.get(formula);
    if (known !== undefined) return known;
    const address = this.writePart(formula, MATCHED, FAILED);
    this.written.set(formula, address);
    return address;
  }

  toArray(): Int32Array {
    return Int32Array.from(this.steps);
  }

  private writePart(part: Literal | Group, whenTrue: number, whenFalse: number): number {
    if (part.kind === 'literal') {
      const [held, missed] = part.negated ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
      return this.steps.push(part.predicate.number, held, missed) - STEP_SIZE;
    }
    // From last to first, because a step must know where the next one stands.
    let next = part.kind === 'and' ? whenTrue : whenFalse;
    for (const child of mostDecisiveFirst(part).reverse()) {
      next =
        part.kind === 'and' ? this.writePart(child, next, whenFalse) : this.writePart(child, whenTrue, next);
    }
    return next;
  }
}

/** The child most likely to settle the group comes first: the rarest of an `and`, the commonest of an `or`. */
function mostDecisiveFirst(group: Group): (Literal | Group)[] {
  const sign = group.kind === 'and' ? 1 : -1;
  return group.children
    .map((child) => ({ child, rank: sign * likelihoodOf(child) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ child }) => child);
}
