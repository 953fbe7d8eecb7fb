import type { PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import type { FactValue } from '@cadre/shared/conditions/facts';
import { readProperty } from '../contacts/contact-values.js';

/** A value under its new type, or why it has none there. */
export type Converted =
  | { readonly ok: true; readonly display: unknown; readonly fact: FactValue }
  | { readonly ok: false; readonly reason: string };

/** What a stored value becomes when its property gets another type: read as if somebody wrote it anew. */
export function convertValue(value: unknown, to: PropertyDefinition, timeZone: string): Converted {
  const read = readProperty(to, asWritten(value, to), timeZone);
  if (typeof read === 'string') return { ok: false, reason: read };
  const { display, fact } = read;
  return fact === null ? { ok: false, reason: 'Nothing is left of it.' } : { ok: true, display, fact };
}

/** Lists and single values are written differently; everything else is written as it is shown. */
function asWritten(value: unknown, to: PropertyDefinition): unknown {
  if (to.type === 'MULTI_CHOICE') return (Array.isArray(value) ? value : [value]).map(String);
  if (!Array.isArray(value)) return to.type === 'TEXT' || to.type === 'CHOICE' ? String(value) : value;
  if (value.length === 1) return String(value[0]);
  return to.type === 'TEXT' ? value.join(', ') : value;
}
