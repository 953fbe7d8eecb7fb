import type { Condition } from '@cadre/shared/conditions/ast';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** The first priority rule in order that matches sets a conversation's priority; NORMAL when none does. */
export const PriorityRule = defineEntity({
  name: 'PriorityRule',
  tableName: 'priority_rule',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    position: p.integer(),
    condition: p.json<Condition>(),
    priority: p.enum(['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const),
    version: p.integer(),
    createdAt: p.datetime(),
  }),
});

export type PriorityRule = InferEntity<typeof PriorityRule>;
