import type { WorkingHours } from '@cadre/shared/working-hours';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** An account's seat in a workspace. */
export const Teammate = defineEntity({
  name: 'Teammate',
  tableName: 'teammate',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    accountId: p.string(),
    role: p.enum(['ADMIN', 'AGENT'] as const),
    /** Open assigned conversations at most. */
    capacity: p.integer(),
    available: p.boolean(),
    lastSeenAt: p.datetime().nullable(),
    removedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  }),
});

/** The block that segments and team groups share: a named, keyed, coloured set. */
export const Grouping = defineEntity({
  name: 'Grouping',
  tableName: 'grouping',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    kind: p.enum(['SEGMENT', 'TEAM'] as const),
    key: p.string(),
    name: p.string(),
    nameCanonical: p.string(),
    colour: p.string(),
    description: p.string().nullable(),
    signedClaimsOnly: p.boolean(),
    /** Team groups: whose hours they work; `workingHours` and `timeZone` are there for OWN alone. */
    hours: p.enum(['ALWAYS', 'WORKSPACE', 'OWN'] as const),
    workingHours: p.json<WorkingHours>().nullable(),
    timeZone: p.string().nullable(),
    version: p.integer(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
});

export const TeamMember = defineEntity({
  name: 'TeamMember',
  tableName: 'team_member',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    teamId: p.string().primary(),
    teammateId: p.string().primary(),
  }),
});

export type Teammate = InferEntity<typeof Teammate>;
export type Grouping = InferEntity<typeof Grouping>;
export type TeamMember = InferEntity<typeof TeamMember>;
