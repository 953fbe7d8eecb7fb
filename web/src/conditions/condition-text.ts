import type { Condition, PredicateValue } from '@cadre/shared/conditions/ast';

export function toJson(condition: Condition): string {
  return JSON.stringify(condition, null, 2);
}

/** The condition as a GraphQL document writes an input: names without quotes, operators as enum values. */
export function toLiteral(condition: Condition): string {
  if ('all' in condition) return `{ all: [${condition.all.map(toLiteral).join(', ')}] }`;
  if ('any' in condition) return `{ any: [${condition.any.map(toLiteral).join(', ')}] }`;
  if ('not' in condition) return `{ not: ${toLiteral(condition.not)} }`;
  const { field, operator, value } = condition.is;
  const said = value === undefined ? '' : `, value: ${valueLiteral(value)}`;
  return `{ is: { field: ${textLiteral(field)}, operator: ${operator}${said} } }`;
}

function valueLiteral(value: PredicateValue): string {
  if (typeof value === 'string') return textLiteral(value);
  return typeof value === 'object' ? `[${value.map(valueLiteral).join(', ')}]` : String(value);
}

/** JSON escapes all that GraphQL wants escaped, and nothing that it does not know. */
function textLiteral(text: string): string {
  return JSON.stringify(text);
}

/** Whether a text on the clipboard may be meant as a condition rather than as a value. */
export function looksLikeCondition(text: string): boolean {
  return /^\s*\{\s*"?(all|any|not|is)"?\s*:/.test(text);
}
