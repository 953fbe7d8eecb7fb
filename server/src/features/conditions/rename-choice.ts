import type { Condition, Predicate, Scalar } from '@cadre/shared/conditions/ast';
import { propertyPath } from '@cadre/shared/conditions/fields';
import { predicatesOf } from '@cadre/shared/conditions/references';
import { canonicalText } from '@cadre/shared/conditions/values';

/** One choice of a property in place of another. */
export interface ChoiceRename {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

const wholeOperators: readonly string[] = ['EQUALS', 'NOT_EQUALS', 'IN', 'NOT_IN'];

/** The values with the one choice in place of the other, each once. */
export function renameIn<T>(values: readonly T[], { from, to }: ChoiceRename): (T | string)[] {
  const renamed = values.map((value) => (isChoice(value, from) ? to : value));
  return renamed.filter(
    (value, index) => value !== to || renamed.findIndex((other) => isChoice(other, to)) === index,
  );
}

export function isChoice(value: unknown, choice: string): boolean {
  return typeof value === 'string' && canonicalText(value) === canonicalText(choice);
}

/** The condition with the new choice wherever it names the old one; the very same when it names it nowhere. */
export function renameChoice(condition: Condition, rename: ChoiceRename): Condition {
  if (![...predicatesOf(condition)].some((one) => names(one, rename))) return condition;
  if ('all' in condition) return { all: condition.all.map((one) => renameChoice(one, rename)) };
  if ('any' in condition) return { any: condition.any.map((one) => renameChoice(one, rename)) };
  if ('not' in condition) return { not: renameChoice(condition.not, rename) };
  const { value } = condition.is;
  const renamed = typeof value === 'object' ? renameIn<Scalar>(value, rename) : rename.to;
  return { is: { ...condition.is, value: renamed } };
}

function names({ field, operator, value }: Predicate, { key, from }: ChoiceRename): boolean {
  if (field !== propertyPath(key) || !wholeOperators.includes(operator)) return false;
  return [value].flat().some((one) => isChoice(one, from));
}

/** A condition on a part of the text has no new form, so it stands in the way when it tells the choices apart. */
export function tellsApart(condition: Condition, { key, from, to }: ChoiceRename): boolean {
  return [...predicatesOf(condition)].some(
    (one) =>
      one.field === propertyPath(key) &&
      typeof one.value === 'string' &&
      hasPart(one.operator, from, one.value) !== hasPart(one.operator, to, one.value),
  );
}

function hasPart(operator: Predicate['operator'], choice: string, part: string): boolean {
  const [text, sought] = [canonicalText(choice), canonicalText(part)];
  if (operator === 'CONTAINS' || operator === 'NOT_CONTAINS') return text.includes(sought);
  if (operator === 'STARTS_WITH') return text.startsWith(sought);
  return operator === 'ENDS_WITH' && text.endsWith(sought);
}
