import type { FieldType } from '@cadre/shared/conditions/ast';
import type { Comparison } from '@cadre/shared/conditions/prepared';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { compareText, type Expression, notFor, type SqlComparer, valuesOf } from './sql-comparers.js';

/**
 * A property in a jsonb object of canonical values, where empty ones are absent. A value whose JSON type is not the
 * property's reads as empty, as it does in memory; nothing here can fail on what a row holds.
 */
export function propertyComparer(facts: Expression, key: string, type: FieldType): SqlComparer {
  const property = { facts, key, value: sql`(${facts} -> ${key}::text)` };
  switch (type) {
    case 'TEXT':
    case 'CHOICE':
    case 'REFERENCE':
      return (comparison) => compareTextProperty(property, comparison);
    case 'NUMBER':
      return (comparison) => compareNumberProperty(property, comparison);
    case 'BOOLEAN':
      return (comparison) => compareBooleanProperty(property, comparison);
    case 'DATE':
      return (comparison, now) => compareDateProperty(property, comparison, now);
    case 'MULTI_CHOICE':
    case 'SEGMENTS':
      return (comparison) => compareListProperty(property, comparison);
  }
}

interface Property {
  readonly facts: Expression;
  readonly key: string;
  /** The property's jsonb value, null when it is empty. */
  readonly value: Expression;
}

function compareTextProperty({ facts, key, value }: Property, comparison: Comparison): RawBuilder<SqlBool> {
  const isText = sql<SqlBool>`jsonb_typeof(${value}) = 'string'`;
  if (comparison.kind === 'present') return certain(sql`${isText} and ${value} <> '""'`);
  if (comparison.kind === 'oneOf' && comparison.values.size <= FEW_VALUES) {
    return containsOne(facts, key, valuesOf(comparison));
  }
  const text = sql`((${facts} ->> ${key}::text) collate "C")`;
  return certain(sql`${isText} and ${compareText(text, comparison)}`);
}

const LIMIT_OPERATORS = { greaterThan: '>', atLeast: '>=', lessThan: '<', atMost: '<=' } as const;

function compareNumberProperty({ facts, key, value }: Property, comparison: Comparison): RawBuilder<SqlBool> {
  const isNumber = sql<SqlBool>`jsonb_typeof(${value}) = 'number'`;
  switch (comparison.kind) {
    case 'present':
      return certain(isNumber);
    case 'oneOf':
      return comparison.values.size <= FEW_VALUES
        ? containsOne(facts, key, valuesOf(comparison))
        : certain(sql`${value} = any(${jsonList(valuesOf(comparison))})`);
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost': {
      const operator = sql.raw(LIMIT_OPERATORS[comparison.kind]);
      return certain(sql`${isNumber} and ${value} ${operator} ${json(comparison.limit)}`);
    }
    default:
      return notFor('number', comparison);
  }
}

function compareBooleanProperty(
  { facts, key, value }: Property,
  comparison: Comparison,
): RawBuilder<SqlBool> {
  if (comparison.kind === 'present') return certain(sql`jsonb_typeof(${value}) = 'boolean'`);
  return containsOne(facts, key, valuesOf(comparison));
}

/** A date is `[from, to]` in epoch milliseconds. */
function compareDateProperty({ value }: Property, comparison: Comparison, now: number): RawBuilder<SqlBool> {
  const [from, to] = [sql`(${value} -> 0)`, sql`(${value} -> 1)`];
  const isDate = sql<SqlBool>`jsonb_typeof(${from}) = 'number' and jsonb_typeof(${to}) = 'number'`;
  switch (comparison.kind) {
    case 'present':
      return certain(isDate);
    case 'before':
      return certain(sql`${isDate} and ${to} < ${json(comparison.instant)}`);
    case 'after':
      return certain(sql`${isDate} and ${from} > ${json(comparison.instant)}`);
    case 'within':
      return certain(sql`${isDate} and ${from} between ${json(now - comparison.span)} and ${json(now)}`);
    default:
      return notFor('date', comparison);
  }
}

function compareListProperty({ facts, key, value }: Property, comparison: Comparison): RawBuilder<SqlBool> {
  // To PostgreSQL, a text is its own first element.
  const isList = sql<SqlBool>`jsonb_typeof(${value}) = 'array' and jsonb_typeof(${value} -> 0) = 'string'`;
  switch (comparison.kind) {
    case 'present':
      return certain(isList);
    case 'oneOf': {
      const values = valuesOf(comparison);
      if (values.length > FEW_VALUES) return certain(sql`${isList} and ${value} ?| ${values}::text[]`);
      return containsOne(
        facts,
        key,
        values.map((one) => [one]),
      );
    }
    default: {
      // Rows whose value is no list have no elements; asking a number for its elements would be an error.
      const elements = sql`jsonb_array_elements_text(case when ${isList} then ${value} else '[]' end)`;
      const meets = compareText(sql`element.text collate "C"`, comparison);
      return sql<SqlBool>`exists (select from ${elements} as element(text) where ${meets})`;
    }
  }
}

/**
 * `facts @> '{"key": value}'` is exact by type and served by a GIN index (jsonb_path_ops). Without an index each value
 * costs as much as the first, so longer lists are compared in one piece.
 */
const FEW_VALUES = 3;

function containsOne(facts: Expression, key: string, values: readonly unknown[]): RawBuilder<SqlBool> {
  const objects = values.map((value) => ({ [key]: value }));
  if (objects.length === 1) return sql<SqlBool>`(${facts} @> ${json(objects[0])})`;
  return sql<SqlBool>`(${facts} @> any(${jsonList(objects)}))`;
}

function json(value: unknown): Expression {
  return sql`${JSON.stringify(value)}::jsonb`;
}

function jsonList(values: readonly unknown[]): Expression {
  return sql`${values.map((value) => JSON.stringify(value))}::jsonb[]`;
}

/** No index serves these, so nothing is lost by the wrapping. */
function certain(condition: Expression): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce(${condition}, false)`;
}
