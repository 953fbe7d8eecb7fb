import type { Condition } from '@cadre/shared/conditions/ast';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A place where conversations wait; the first in order whose condition matches takes them. */
export const Queue = defineEntity({
  name: 'Queue',
  tableName: 'queue',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    key: p.string(),
    name: p.string(),
    position: p.integer(),
    /** null for the fallback queue alone. */
    condition: p.json<Condition>().nullable(),
    isFallback: p.boolean(),
    teamId: p.string().nullable(),
    mode: p.enum(['AGENTS_TAKE', 'ASSIGN_AUTOMATICALLY'] as const),
    /** What holds outside the working hours of those who work it. */
    outsideHours: p.enum(['WAIT', 'NEXT_QUEUE'] as const),
    version: p.integer(),
    deletedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  }),
});

export type Queue = InferEntity<typeof Queue>;
