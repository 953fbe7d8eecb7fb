import { useState } from 'react';
import { inOrder } from './order';

/**
 * Entries in their order, and how to put them into another: what was just dropped stays where it was dropped until the
 * server has answered.
 */
export function usePendingOrder<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  save: (ids: string[]) => Promise<void>,
) {
  const [pending, setPending] = useState<string[] | null>(null);
  const ordered = pending ? inOrder(entries, pending) : entries;
  const reorder = async (ids: string[]) => {
    setPending(ids);
    await save(ids);
    setPending(null);
  };
  return { ordered, reorder };
}
