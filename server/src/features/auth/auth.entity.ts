import type { WorkingHours } from '@cadre/shared/working-hours';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** The tenant: everything but accounts and sessions belongs to one. */
export const Workspace = defineEntity({
  name: 'Workspace',
  tableName: 'workspace',
  properties: (p) => ({
    id: p.string().primary(),
    name: p.string(),
    timeZone: p.string(),
    rulebookVersion: p.integer(),
    queueOrderVersion: p.integer(),
    priorityOrderVersion: p.integer(),
    version: p.integer(),
    headStartsVersion: p.integer(),
    /** Weekly intervals on the clock of the time zone; null is always. */
    workingHours: p.json<WorkingHours>().nullable(),
    headStarts: p.json<Partial<Record<'URGENT' | 'HIGH' | 'NORMAL' | 'LOW', number>>>().nullable(),
    createdAt: p.datetime(),
  }),
});

/** A person who signs in, with a seat (a teammate) in one workspace or more. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: (p) => ({
    id: p.string().primary(),
    email: p.string(),
    emailCanonical: p.string(),
    name: p.string(),
    passwordHash: p.string().lazy(),
    createdAt: p.datetime(),
  }),
});

/** A key for integrators; the secret is shown once and kept as a hash. */
export const ApiKey = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    name: p.string(),
    secretHash: p.string(),
    scopes: p.array(),
    createdBy: p.string(),
    lastUsedAt: p.datetime().nullable(),
    lastFour: p.string().nullable(),
    expiresAt: p.datetime().nullable(),
    /** The secret before the last rotation, which opens the key too for a while. */
    previousSecretHash: p.string().nullable(),
    previousExpiresAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  }),
});

export const Invitation = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    email: p.string(),
    role: p.enum(['ADMIN', 'AGENT'] as const),
    tokenHash: p.string(),
    invitedBy: p.string(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  }),
});

export type Workspace = InferEntity<typeof Workspace>;
export type Account = InferEntity<typeof Account>;
export type ApiKey = InferEntity<typeof ApiKey>;
export type Invitation = InferEntity<typeof Invitation>;
