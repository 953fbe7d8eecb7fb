import type { Condition, FieldType } from '@cadre/shared/conditions/ast';
import type { ConditionField as CatalogueField, FieldCatalogue } from '@cadre/shared/conditions/catalogue';
import { describeCondition } from '@cadre/shared/conditions/describe';
import { operatorsOf } from '@cadre/shared/conditions/operators';
import type { ConditionFieldsQuery } from '../gql/graphql';
import { type Draft, type WrittenDraft, writeDraft } from './query';

export type Field = ConditionFieldsQuery['conditionFields'][number];
export type FieldOperator = Field['operators'][number];

/** The fields that a place allows, as the server lists them, and what follows from them. */
export interface FieldList {
  fields: readonly Field[];
  byPath: ReadonlyMap<string, Field>;
  /** The same as the shared check of conditions reads it. */
  catalogue: FieldCatalogue;
  operator: (path: string, operator: string) => FieldOperator | undefined;
  write: (draft: Draft) => WrittenDraft;
  /** The draft as a sentence, with "…" where something is still missing. */
  sentence: (draft: Draft) => string;
}

export function fieldList(fields: readonly Field[]): FieldList {
  const byPath = new Map(fields.map((field) => [field.path, field]));
  const operator = (path: string, name: string) =>
    byPath.get(path)?.operators.find((one) => one.operator === name);
  const write = (draft: Draft) =>
    writeDraft(draft, (rule) => operator(rule.field, rule.operator)?.operand !== 'NONE');
  const catalogue: FieldCatalogue = new Map(fields.map((field) => [field.path, catalogueField(field)]));
  const sentence = (draft: Draft) => {
    const { condition } = write(draft);
    return condition ? describeCondition(withGaps(condition), catalogue) : '';
  };
  return { fields, byPath, catalogue, operator, write, sentence };
}

function catalogueField({ path, type, label, phrase, choices }: Field): CatalogueField {
  const group = 'CONTACT';
  return {
    path,
    type: type as FieldType,
    label,
    phrase,
    group,
    choices: choices ?? [],
    operators: operatorsOf(type),
  };
}

const GAP = '…';

function withGaps(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.filter(hasContent).map(withGaps) };
  if ('any' in condition) return { any: condition.any.filter(hasContent).map(withGaps) };
  if ('not' in condition) return { not: withGaps(condition.not) };
  const { value } = condition.is;
  const missing = value === '' || (Array.isArray(value) && value.length === 0);
  return missing ? { is: { ...condition.is, value: GAP } } : condition;
}

function hasContent(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasContent);
  if ('any' in condition) return condition.any.some(hasContent);
  return 'not' in condition ? hasContent(condition.not) : true;
}
