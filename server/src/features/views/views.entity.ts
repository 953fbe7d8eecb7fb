import type { Condition } from '@cadre/shared/conditions/ast';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A condition over conversations with an order and columns, kept by a person for themselves or for all. */
export const SavedView = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    /** null: every conversation. */
    condition: p.json<Condition>().nullable(),
    sort: p.enum(['CREATED', 'UPDATED', 'WAITING'] as const),
    descending: p.boolean(),
    /** Of the console's list, in order; empty: as the console shows it. */
    columns: p.array(),
    isShared: p.boolean(),
    /** null when a program made it. */
    ownerId: p.string().nullable(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
});

export type SavedView = InferEntity<typeof SavedView>;
