import { FIRST_INSTANT, LAST_INSTANT } from '@cadre/shared/conditions/dates';
import { compare } from '@cadre/shared/conditions/evaluate';
import type { Comparison } from '@cadre/shared/conditions/prepared';
import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** A piece of SQL: a column, or an expression over one row. */
export type Expression = RawBuilder<unknown>;

/**
 * Says in SQL what `compare` of the evaluator says in memory, for one field as it is stored. The answer is true or
 * false and never null, so that it may be negated as it stands.
 *
 * `coalesce(column = $1, false)` would do the same, but PostgreSQL finds no index through it: hence
 * `column is not null and column = $1`.
 */
export type SqlComparer = (comparison: Comparison, now: number) => RawBuilder<SqlBool>;

/** Canonical text, or an id, null when empty; collated "C". */
export function textColumn(column: Expression): SqlComparer {
  return (comparison) => {
    if (comparison.kind === 'present') return sql<SqlBool>`(${column} is not null)`;
    return sql<SqlBool>`(${column} is not null and ${compareText(column, comparison)})`;
  };
}

/**
 * A column that holds one of a closed list of codes as they are, while conditions compare their canonical text: which
 * codes meet the comparison is worked out here, and the database looks for those.
 */
export function codeColumn(column: Expression, codes: readonly string[]): SqlComparer {
  return (comparison, now) => {
    const meeting = codes.filter((code) => compare(comparison, canonicalText(code), now));
    return sql<SqlBool>`(${column} is not null and ${column} = any(${meeting}::text[]))`;
  };
}

export function numberExpression(expression: Expression): SqlComparer {
  return (comparison) => {
    if (comparison.kind === 'present') return sql<SqlBool>`(${expression} is not null)`;
    return sql<SqlBool>`coalesce(${compareNumber(expression, comparison)}, false)`;
  };
}

export function booleanColumn(column: Expression): SqlComparer {
  return (comparison) => {
    if (comparison.kind === 'present') return sql<SqlBool>`(${column} is not null)`;
    return sql<SqlBool>`(${column} is not null and ${column} = any(${valuesOf(comparison)}::boolean[]))`;
  };
}

/** A column of type timestamptz(3). */
export function instantColumn(column: Expression): SqlComparer {
  return (comparison, now) => {
    if (comparison.kind === 'present') return sql<SqlBool>`(${column} is not null)`;
    return sql<SqlBool>`(${column} is not null and ${compareInstant(column, comparison, now)})`;
  };
}

/** `text` is not null. */
export function compareText(text: Expression, comparison: Comparison): RawBuilder<SqlBool> {
  switch (comparison.kind) {
    case 'oneOf': {
      const values = valuesOf(comparison);
      if (values.length === 1) return sql<SqlBool>`${text} = ${values[0]}::text`;
      return sql<SqlBool>`${text} = any(${values}::text[])`;
    }
    case 'contains':
      return sql<SqlBool>`${text} like ${`%${asPattern(comparison.text)}%`}`;
    case 'startsWith':
      return sql<SqlBool>`${text} like ${`${asPattern(comparison.text)}%`}`;
    case 'endsWith':
      return sql<SqlBool>`${text} like ${`%${asPattern(comparison.text)}`}`;
    default:
      return notFor('text', comparison);
  }
}

/** Null when the number is. */
function compareNumber(number: Expression, comparison: Comparison): RawBuilder<SqlBool> {
  switch (comparison.kind) {
    case 'oneOf':
      return sql<SqlBool>`${number} = any(${valuesOf(comparison).map(String)}::numeric[])`;
    case 'greaterThan':
      return sql<SqlBool>`${number} > ${String(comparison.limit)}::numeric`;
    case 'atLeast':
      return sql<SqlBool>`${number} >= ${String(comparison.limit)}::numeric`;
    case 'lessThan':
      return sql<SqlBool>`${number} < ${String(comparison.limit)}::numeric`;
    case 'atMost':
      return sql<SqlBool>`${number} <= ${String(comparison.limit)}::numeric`;
    default:
      return notFor('number', comparison);
  }
}

function compareInstant(column: Expression, comparison: Comparison, now: number): RawBuilder<SqlBool> {
  switch (comparison.kind) {
    case 'before':
      return sql<SqlBool>`${column} < ${isoInstant(comparison.instant)}::timestamptz`;
    case 'after':
      return sql<SqlBool>`${column} > ${isoInstant(comparison.instant)}::timestamptz`;
    case 'within': {
      const [from, to] = [isoInstant(now - comparison.span), isoInstant(now)];
      return sql<SqlBool>`${column} between ${from}::timestamptz and ${to}::timestamptz`;
    }
    default:
      return notFor('date', comparison);
  }
}

export function valuesOf(comparison: Comparison): unknown[] {
  return comparison.kind === 'oneOf' ? [...comparison.values] : notFor('list of values', comparison);
}

/** The text as a LIKE pattern for itself: `%`, `_` and `\` stand for nothing else. */
function asPattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

/** ISO text keeps every millisecond, which a floating number of seconds does not. */
function isoInstant(at: number): string {
  return new Date(Math.min(Math.max(at, FIRST_INSTANT), LAST_INSTANT)).toISOString();
}

export function notFor(what: string, comparison: Comparison): never {
  throw new TypeError(`a ${what} has no comparison ${comparison.kind}`);
}
