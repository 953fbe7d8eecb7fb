import { type RawBuilder, sql } from 'kysely';
import type { ConversationView } from './conversations.read-model.js';

/** By what a list of conversations is ordered; ids settle what is equal. */
export interface ConversationOrder {
  /** WAITING: since when it waits; what does not wait is last, or first when descending. */
  readonly sort: 'CREATED' | 'UPDATED' | 'WAITING';
  readonly descending: boolean;
}

/** The newest first. */
export const newestFirst: ConversationOrder = { sort: 'CREATED', descending: true };

interface Sort {
  /** Over `v`; each has an index with the workspace before and the id behind it. */
  readonly column: RawBuilder<unknown>;
  readonly valueOf: (conversation: ConversationView) => string;
}

const sorts: Record<ConversationOrder['sort'], Sort> = {
  CREATED: { column: sql`v.created_at`, valueOf: ({ createdAt }) => createdAt.toISOString() },
  UPDATED: { column: sql`v.updated_at`, valueOf: ({ updatedAt }) => updatedAt.toISOString() },
  WAITING: {
    column: sql`coalesce(v.waiting_since, 'infinity')`,
    valueOf: ({ waitingSince }) => waitingSince?.toISOString() ?? 'infinity',
  },
};

export const sortColumn = ({ sort }: ConversationOrder): RawBuilder<unknown> => sorts[sort].column;

/** Its place in the order, for a cursor. */
export const placeOf =
  ({ sort }: ConversationOrder) =>
  (conversation: ConversationView): readonly string[] => [sorts[sort].valueOf(conversation), conversation.id];
