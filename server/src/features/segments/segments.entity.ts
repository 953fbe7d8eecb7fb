import type { Condition } from '@cadre/shared/conditions/ast';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** The Advanced tab of a segment: who is added by itself when a conversation is created. */
export const SegmentRule = defineEntity({
  name: 'SegmentRule',
  tableName: 'segment_rule',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    segmentId: p.string().primary(),
    condition: p.json<Condition>().nullable(),
    enabled: p.boolean(),
    version: p.integer(),
    changedAt: p.datetime().nullable(),
    changedBy: p.string().nullable(),
  }),
});

export type SegmentRule = InferEntity<typeof SegmentRule>;
