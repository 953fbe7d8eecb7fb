import type { FieldType } from './ast.js';
import { compare } from './evaluate.js';
import type { Comparison, PreparedCondition, PreparedPredicate } from './prepared.js';

/**
 * Whether no facts at all can meet a condition, as far as it can be seen quickly: a field that must have two values at
 * once, be in an empty range, or be empty and not. True is certain; false says nothing.
 */
export function cannotHold(condition: PreparedCondition): boolean {
  return isImpossible(condition, true);
}

/** Of a condition as it stands, or of its complement. */
function isImpossible(condition: PreparedCondition, positive: boolean): boolean {
  if ('not' in condition) return isImpossible(condition.not, !positive);
  if ('is' in condition) return conflict([predicateOf(condition.is, positive)]);
  const [children, together] = 'all' in condition ? [condition.all, positive] : [condition.any, !positive];
  if (!together) return children.every((child) => isImpossible(child, positive));
  if (children.some((child) => isImpossible(child, positive))) return true;
  const byField = Map.groupBy(predicatesOf(children, positive), ({ field }) => field);
  return [...byField.values()].some(conflict);
}

interface Demand {
  readonly field: string;
  readonly type: FieldType;
  readonly comparison: Comparison;
  readonly negated: boolean;
}

/** What must hold together, groups of the same kind included. */
function predicatesOf(children: readonly PreparedCondition[], positive: boolean): Demand[] {
  return children.flatMap((child): Demand[] => {
    if ('is' in child) return [predicateOf(child.is, positive)];
    if ('not' in child) return predicatesOf([child.not], !positive);
    const together = 'all' in child ? positive : !positive;
    return together ? predicatesOf('all' in child ? child.all : child.any, positive) : [];
  });
}

function predicateOf({ field, type, comparison, negated }: PreparedPredicate, positive: boolean): Demand {
  return { field, type, comparison, negated: positive ? negated : !negated };
}

/** Whether what is asked of one field cannot be answered by any one value. */
function conflict(demands: readonly Demand[]): boolean {
  const wanted = demands.filter(({ negated }) => !negated).map(({ comparison }) => comparison);
  const refused = demands.filter(({ negated }) => negated).map(({ comparison }) => comparison);
  if (wanted.length > 0 && refused.some(({ kind }) => kind === 'present')) return true;
  if (wanted.some((one) => one.kind === 'oneOf' && one.values.size === 0)) return true;
  // Different elements of a list may meet different demands.
  const isList = demands.some(({ type }) => type === 'MULTI_CHOICE' || type === 'SEGMENTS');
  if (isList) return false;
  const values = wanted.find((one) => one.kind === 'oneOf');
  if (values) {
    // `now` plays no part: what is one of some values is no date.
    const fits = [...values.values].filter(
      (value) =>
        wanted.every((one) => compare(one, value, 0)) && !refused.some((one) => compare(one, value, 0)),
    );
    return fits.length === 0;
  }
  return isEmptyRange(wanted);
}

interface Bound {
  readonly limit: number;
  /** Whether the limit itself is outside. */
  readonly open: boolean;
}

function isEmptyRange(wanted: readonly Comparison[]): boolean {
  const least = wanted.flatMap((one): Bound[] =>
    one.kind === 'atLeast' || one.kind === 'greaterThan'
      ? [{ limit: one.limit, open: one.kind === 'greaterThan' }]
      : [],
  );
  const most = wanted.flatMap((one): Bound[] =>
    one.kind === 'atMost' || one.kind === 'lessThan'
      ? [{ limit: one.limit, open: one.kind === 'lessThan' }]
      : [],
  );
  const crossed = least.some((from) =>
    most.some((to) => from.limit > to.limit || (from.limit === to.limit && (from.open || to.open))),
  );
  return crossed || isEmptyTime(wanted);
}

function isEmptyTime(wanted: readonly Comparison[]): boolean {
  const after = wanted.flatMap((one) => (one.kind === 'after' ? [one.instant] : []));
  const before = wanted.flatMap((one) => (one.kind === 'before' ? [one.instant] : []));
  return after.length > 0 && before.length > 0 && Math.max(...after) >= Math.min(...before);
}
