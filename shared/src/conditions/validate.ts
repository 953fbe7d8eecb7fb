import { CONDITION_LIMITS, type Condition } from './ast.js';
import { type ConditionField, type FieldCatalogue, idNamed } from './catalogue.js';
import type { PreparedCondition } from './prepared.js';
import { type ConditionIssue, type ReadableField, readCondition } from './read-condition.js';

export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly issues: readonly ConditionIssue[] };

/**
 * Checks a condition that somebody wrote against the fields of a context. The answer is the form to store, frozen:
 * texts trimmed, lists trimmed and without repetitions, segments and other things named by id. Reading a stored
 * condition again gives the same condition. Never throws for any input; `timeZone` must be a time zone.
 */
export function parseCondition(
  raw: unknown,
  catalogue: FieldCatalogue,
  { timeZone }: { readonly timeZone: string },
): ParsedCondition {
  const result = readCondition(raw, {
    ...CONDITION_LIMITS,
    timeZone,
    emptyLists: false,
    field: (path) => readable(catalogue.get(path)),
  });
  return result.ok ? { ok: true, condition: storedForm(result.condition) } : result;
}

function readable(field: ConditionField | undefined): ReadableField | undefined {
  if (!field) return undefined;
  if (field.type !== 'SEGMENTS' && field.type !== 'REFERENCE') return { type: field.type };
  return { type: field.type, resolve: (text) => idNamed(field, text) };
}

function storedForm(node: PreparedCondition): Condition {
  if ('is' in node) {
    const { value } = node.is.predicate;
    if (typeof value === 'object') Object.freeze(value);
    return Object.freeze({ is: Object.freeze(node.is.predicate) });
  }
  if ('not' in node) return Object.freeze({ not: storedForm(node.not) });
  if ('all' in node) return Object.freeze({ all: Object.freeze(node.all.map(storedForm)) });
  return Object.freeze({ any: Object.freeze(node.any.map(storedForm)) });
}
