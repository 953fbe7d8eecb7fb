import type { Condition } from '@cadre/shared/conditions/ast';
import type { FieldCatalogue } from '@cadre/shared/conditions/catalogue';
import { parseCondition } from '@cadre/shared/conditions/validate';
import { parseValue, valueFromASTUntyped } from 'graphql';

export type ReadText =
  | { ok: true; condition: Condition }
  /** No path and no message: it could not be read at all. */
  | { ok: false; path: string; message: string };

/**
 * A condition written as JSON or as a GraphQL input, held to the fields of the place: by the same check as the
 * server's, so what is taken here is taken there.
 */
export function readConditionText(text: string, catalogue: FieldCatalogue, timeZone: string): ReadText {
  const raw = readValue(text);
  if (raw === undefined) return { ok: false, path: '', message: '' };
  const parsed = parseCondition(raw, catalogue, { timeZone });
  if (parsed.ok) return parsed;
  const [first] = parsed.issues;
  return { ok: false, path: first?.path.join('.') ?? '', message: first?.message ?? '' };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON; perhaps the other of the two.
  }
  try {
    return plain(valueFromASTUntyped(parseValue(text)));
  } catch {
    return undefined;
  }
}

/** Objects of the parser have no prototype, and the check compares by keys only. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
