import type { FieldType, Scalar } from '../ast.js';
import type { Comparison, PreparedPredicate } from '../prepared.js';

/** A comparison that any number of rules make, so that it is made once per match. */
export interface SharedPredicate {
  readonly comparison: Comparison;
  /** Its place in the truth table, given when all predicates are known. */
  number: number;
  /** How likely it is to hold for some contact, from 0 to 1; a guess that decides speed and never the answer. */
  likelihood: number;
}

export const TEXT_KINDS = ['contains', 'startsWith', 'endsWith'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

export const LIMIT_KINDS = [
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'before',
  'after',
  'within',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** The distinct comparisons of one field. */
export class FieldPredicates {
  present: SharedPredicate | undefined;
  /** By the values joined: the same list in another order is the same comparison. */
  readonly oneOf = new Map<Scalar, SharedPredicate>();
  readonly texts: Readonly<Record<TextKind, Map<string, SharedPredicate>>> = {
    contains: new Map(),
    startsWith: new Map(),
    endsWith: new Map(),
  };
  readonly limits: Readonly<Record<LimitKind, Map<number, SharedPredicate>>> = {
    greaterThan: new Map(),
    atLeast: new Map(),
    lessThan: new Map(),
    atMost: new Map(),
    before: new Map(),
    after: new Map(),
    within: new Map(),
  };

  constructor(
    readonly field: string,
    readonly type: FieldType,
  ) {}

  share(comparison: Comparison): SharedPredicate {
    switch (comparison.kind) {
      case 'present':
        this.present ??= newPredicate(comparison);
        return this.present;
      case 'oneOf':
        return intern(this.oneOf, listKey(comparison.values), comparison);
      case 'contains':
      case 'startsWith':
      case 'endsWith':
        return intern(this.texts[comparison.kind], comparison.text, comparison);
      case 'before':
      case 'after':
        return intern(this.limits[comparison.kind], comparison.instant, comparison);
      case 'within':
        return intern(this.limits.within, comparison.span, comparison);
      default:
        return intern(this.limits[comparison.kind], comparison.limit, comparison);
    }
  }
}

function newPredicate(comparison: Comparison): SharedPredicate {
  return { comparison, number: -1, likelihood: 1 };
}

function intern<Key>(known: Map<Key, SharedPredicate>, key: Key, comparison: Comparison): SharedPredicate {
  const found = known.get(key);
  if (found) return found;
  const made = newPredicate(comparison);
  known.set(key, made);
  return made;
}

/** One key for equal sets of values. All values of a field have one type, and canonical texts hold no U+0000. */
function listKey(values: ReadonlySet<Scalar>): Scalar {
  if (values.size > 1) return [...values].sort().join('\u0000');
  for (const only of values) return only;
  return '';
}

/** The comparisons of many conditions, by field. */
export class SharedPredicates {
  readonly fields = new Map<string, FieldPredicates>();

  share({ field, type, comparison }: PreparedPredicate): SharedPredicate {
    let predicates = this.fields.get(field);
    if (!predicates) {
      predicates = new FieldPredicates(field, type);
      this.fields.set(field, predicates);
    }
    return predicates.share(comparison);
  }
}
