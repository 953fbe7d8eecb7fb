import type { Condition, Predicate, Scalar } from './ast.js';
import type { ConditionField, FieldCatalogue } from './catalogue.js';
import { propertyKeyOf } from './fields.js';
import { findOperator } from './operators.js';

/**
 * A condition as an English sentence: "plan_tier is enterprise and (region is any of EU, UK or email ends with
 * @acme.com)". Fields are named by their labels and ids by the names of what they stand for; what the catalogue does
 * not know keeps its key or id.
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
  const shown = values.map((item) => describeValue(item, field)).join(', ');
  return `${name} ${label} ${shown}${daysUnit(predicate)}`;
}

function daysUnit({ operator, value }: Predicate): string {
  if (!operator.endsWith('WITHIN_LAST_DAYS')) return '';
  return value === 1 ? ' day' : ' days';
}

/** Quotes what the reader could take for a part of the sentence. */
const AMBIGUOUS = /[,()"]|\b(?:and|or)\b/;

function describeValue(value: Scalar, field: ConditionField | undefined): string {
  const text = String(value);
  const shown = field?.choices.find((choice) => choice.value === text)?.label ?? text;
  return AMBIGUOUS.test(shown) ? JSON.stringify(shown) : shown;
}

function wordsOf(operator: string): string {
  return operator.toLowerCase().replaceAll('_', ' ');
}
