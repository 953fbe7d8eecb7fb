import { type Formula, type Group, group, type Literal } from './formula.js';
import { likelihoodOf } from './likelihood.js';
import type { SharedPredicate } from './shared-predicates.js';

/** How many literals of an entry are tried before its program. */
const GUARDS = 2;

/**
 * One way for a rule to match. It is looked at only when the predicate `under` holds (always, when there is none),
 * then its guards must hold, and then `rest` decides. A rule matches when one of its entries does.
 */
export interface Entry {
  readonly under: SharedPredicate | undefined;
  /** At most `GUARDS`. */
  readonly guards: readonly Literal[];
  /** True when the guards decide alone. */
  readonly rest: Literal | Group | true;
}

/** A rule is filed under so many predicates at most; beyond, looking at it each time costs no more. */
const MOST_ENTRIES = 32;
/** A rule that would be looked at for most contacts anyway is better off on the list without the detour. */
const MOST_LIKELY = 0.75;

/** Files a rule under the rarest predicates that it cannot match without. */
export function fileRule(formula: Formula): readonly Entry[] {
  if (formula === false) return [];
  if (formula === true) return [{ under: undefined, guards: [], rest: true }];
  const cost = costOfFiling(formula);
  if (cost.entries > MOST_ENTRIES || cost.likelihood > MOST_LIKELY) return [unfiled(formula)];
  return entriesOf(formula);
}

interface Cost {
  /** How often, for one contact, an entry of the rule is looked at. */
  readonly likelihood: number;
  readonly entries: number;
}

const IMPOSSIBLE: Cost = { likelihood: Number.POSITIVE_INFINITY, entries: Number.POSITIVE_INFINITY };

function costOfFiling(part: Literal | Group): Cost {
  if (part.kind === 'literal') {
    return part.negated ? IMPOSSIBLE : { likelihood: part.predicate.likelihood, entries: 1 };
  }
  if (part.kind === 'and') return cheapestOf(part.children).cost;
  let [likelihood, entries] = [0, 0];
  for (const child of part.children) {
    const cost = costOfFiling(child);
    likelihood += cost.likelihood;
    entries += cost.entries;
  }
  return { likelihood, entries };
}

/** The part of a conjunction that it is best to file the whole under. */
function cheapestOf([first, ...others]: Group['children']): { part: Literal | Group; cost: Cost } {
  let best = { part: first, cost: costOfFiling(first) };
  for (const part of others) {
    const cost = costOfFiling(part);
    if (cost.likelihood < best.cost.likelihood) best = { part, cost };
  }
  return best;
}

/** `others` must hold besides `part`. */
function entriesOf(part: Literal | Group, others: readonly (Literal | Group)[] = []): readonly Entry[] {
  if (part.kind === 'literal') return [{ under: part.predicate, ...split(others) }];
  if (part.kind === 'or') {
    // Shared by the alternatives, so that the rest of the rule is written once and not once for each of them.
    const shared = split(others);
    return part.children.flatMap((child) =>
      child.kind === 'literal' ? [{ under: child.predicate, ...shared }] : entriesOf(child, others),
    );
  }
  const best = cheapestOf(part.children).part;
  return entriesOf(best, [...others, ...part.children.filter((child) => child !== best)]);
}

function unfiled(formula: Literal | Group): Entry {
  return { under: undefined, ...split(formula.kind === 'and' ? formula.children : [formula]) };
}

/** Takes the rarest literals out of a conjunction, to be tried before the rest. */
function split(parts: readonly (Literal | Group)[]): Pick<Entry, 'guards' | 'rest'> {
  const guards = parts
    .filter((part) => part.kind === 'literal')
    .sort((a, b) => likelihoodOf(a) - likelihoodOf(b))
    .slice(0, GUARDS);
  const rest = parts.filter((part) => part.kind !== 'literal' || !guards.includes(part));
  return { guards, rest: group('and', rest) || true };
}
