import { isDeepStrictEqual } from 'node:util';
import type { FieldValues, RowChange } from './row-change.js';

/** A contact at the time of an undo. */
export interface ContactNow {
  readonly values: FieldValues;
  /** It was changed since it was made, has a conversation, is in a segment or has a pin. */
  readonly isInUse: boolean;
  /** Another contact became part of it since the import: what it is now, somebody decided. */
  readonly isMerged: boolean;
}

/** What an undo does about a row: `put` is what it puts back. */
export type RowUndo =
  | { readonly kind: 'REMOVED' | 'LEFT' }
  | { readonly kind: 'RESTORED' | 'PARTLY_RESTORED'; readonly put: FieldValues };

const valueIn = (values: FieldValues, field: string) => values[field] ?? null;

/**
 * A contact that the row made goes unless somebody works with it. A field that the row changed
 * goes back when it has the value that the row gave it. @param isTaken whether another contact has that identity now
 */
export function decideUndo(
  change: RowChange,
  contact: ContactNow,
  isTaken: (field: string, value: unknown) => boolean,
): RowUndo {
  if (contact.isMerged) return { kind: 'LEFT' };
  if (change.isNew) return { kind: contact.isInUse ? 'LEFT' : 'REMOVED' };
  const put: Record<string, unknown> = {};
  let stays = false;
  for (const [field, after] of Object.entries(change.after)) {
    const isForgotten = !(field in change.before);
    const was = valueIn(change.before, field);
    const is = valueIn(contact.values, field);
    if (!isForgotten && isDeepStrictEqual(is, was)) continue;
    if (!isForgotten && isDeepStrictEqual(is, after) && !isTaken(field, was)) put[field] = was;
    else stays = true;
  }
  if (!stays) return { kind: 'RESTORED', put };
  return Object.keys(put).length > 0 ? { kind: 'PARTLY_RESTORED', put } : { kind: 'LEFT' };
}
