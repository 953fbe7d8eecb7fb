import type { FactValue } from '@cadre/shared/conditions/facts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';

/** A workspace's own attribute of contacts, with a type that every value is held to. */
export const ContactProperty = defineEntity({
  name: 'ContactProperty',
  tableName: 'contact_property',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    key: p.string(),
    label: p.string(),
    description: p.string().nullable(),
    type: p.enum(['TEXT', 'CHOICE', 'MULTI_CHOICE', 'NUMBER', 'BOOLEAN', 'DATE'] as const),
    choices: p.array(),
    version: p.integer(),
    createdAt: p.datetime(),
  }),
});

/** A customer: what a person typed, and beside it the canonical form that conditions compare. */
export const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    externalId: p.string().nullable(),
    email: p.string().nullable(),
    name: p.string().nullable(),
    company: p.string().nullable(),
    externalIdCanonical: p.string().nullable(),
    emailCanonical: p.string().nullable(),
    nameCanonical: p.string().nullable(),
    companyCanonical: p.string().nullable(),
    properties: p.json<Record<string, unknown>>(),
    facts: p.json<Record<string, FactValue>>(),
    normaliserVersion: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
});

export const ContactImport = defineEntity({
  name: 'ContactImport',
  tableName: 'contact_import',
  properties: (p) => ({
    workspaceId: p.string().primary(),
    id: p.string().primary(),
    fileName: p.string(),
    status: p.enum(['UPLOADING', 'WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'] as const),
    columns: p.json<Record<string, string | null>>().nullable(),
    createProperties: p.boolean(),
    rowCount: p.integer(),
    addedCount: p.integer(),
    updatedCount: p.integer(),
    skippedCount: p.integer(),
    failedCount: p.integer(),
    bytes: p.bigint('number'),
    bytesRead: p.bigint('number'),
    error: p.string().nullable(),
    createdBy: p.string(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  }),
});

export type ContactProperty = InferEntity<typeof ContactProperty>;
export type Contact = InferEntity<typeof Contact>;
export type ContactImport = InferEntity<typeof ContactImport>;
