import type { Condition, Predicate, Scalar } from './ast.js';
import { type ConditionField, choiceOf, type FieldCatalogue } from './catalogue.js';
import { propertyKeyOf } from './fields.js';
import { findOperator } from './operators.js';

/**
 * A condition as an English sentence: "plan_tier is enterprise and (region is any of EU, UK or email ends with
 * @acme.com)". Fields are named by their labels and ids by the names of what they stand for; what the catalogue does
 * not know keeps its key or id. Long lists and long texts are shortened.
 */
export function describeCondition(condition: Condition, catalogue: FieldCatalogue): string {
  return sentence(condition, catalogue, false);
}

function sentence(condition: Condition, catalogue: FieldCatalogue, nested: boolean): string {
  if ('is' in condition) return describePredicate(condition.is, catalogue);
  if ('not' in condition) return `not (${sentence(condition.not, catalogue, false)})`;
  const [children, word, whenEmpty] =
    'all' in condition ? [condition.all, ' and ', 'always'] : [condition.any, ' or ', 'never'];
  if (children.length === 0) return whenEmpty;
  const parts = children.map((child) => sentence(child, catalogue, children.length > 1));
  return nested && parts.length > 1 ? `(${parts.join(word)})` : parts.join(word);
}

function describePredicate(predicate: Predicate, catalogue: FieldCatalogue): string {
  const field = catalogue.get(predicate.field);
  const name = field?.phrase ?? propertyKeyOf(predicate.field) ?? predicate.field;
  const label = (field && findOperator(field.type, predicate.operator)?.label) ?? wordsOf(predicate.operator);
  const { value } = predicate;
  if (value === undefined) return `${name} ${label}`;
  const values = typeof value === 'object' ? value : [value];
  const named = values.slice(0, MOST_VALUES).map((item) => describeValue(item, field));
  const shown =
    values.length > MOST_VALUES
      ? `${named.join(', ')} and ${values.length - MOST_VALUES} more`
      : named.join(', ');
  return `${name} ${label} ${shown}${daysUnit(predicate)}`;
}

function daysUnit({ operator, value }: Predicate): string {
  if (!operator.endsWith('WITHIN_LAST_DAYS')) return '';
  return value === 1 ? ' day' : ' days';
}

/** Nobody reads a sentence of a thousand names. */
const MOST_VALUES = 10;
const LONGEST_VALUE = 100;

/** Quotes what the reader could take for a part of the sentence. */
const AMBIGUOUS = /[,()"]|\b(?:and|or)\b/;

function describeValue(value: Scalar, field: ConditionField | undefined): string {
  const text = String(value);
  const name = (field && choiceOf(field, text)?.label) ?? text;
  const shown = name.length > LONGEST_VALUE ? `${name.slice(0, LONGEST_VALUE).toWellFormed()}…` : name;
  return AMBIGUOUS.test(shown) ? JSON.stringify(shown) : shown;
}

function wordsOf(operator: string): string {
  return operator.toLowerCase().replaceAll('_', ' ');
}
