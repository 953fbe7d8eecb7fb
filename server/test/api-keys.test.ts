import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, present, testServer } from './api.js';
import { asOwner } from './database.js';
import { graphql } from './gql/index.js';
import { listApiKeys, revokeKey, rotateApiKey } from './operations/api-keys.js';
import { deleteContact, upsertContact } from './operations/contacts.js';
import { createApiKey } from './operations/installation.js';

const watchMembers = graphql(`
  subscription WatchWithKey {
    segmentMemberCountsChanged { counts { memberCount } }
  }
`);

const readTeam = graphql(`
  query WhatKeyOpens {
    segments { totalCount }
  }
`);

let server: RunningServer;
let second: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  second = await testServer(server.platform.database.url);
  admin = await ada(server);
});

const program = (secret: string, on: RunningServer = server) =>
  caller(on, { authorization: `Bearer ${secret}` });
const opens = async (secret: string) => (await program(secret).ask(readTeam)).errors === undefined;

async function createKey(more: { expiresAt?: string; scopes?: string[] } = {}) {
  const { apiKeyCreate } = await admin.do(createApiKey, {
    input: { name: 'CRM sync', scopes: ['segments:read'], ...more },
  });
  return { id: present(apiKeyCreate.apiKey).id, secret: present(apiKeyCreate.secret) };
}

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const listed = async (id: string) =>
  present((await admin.do(listApiKeys)).apiKeys.find((key) => key.id === id));

describe('a key', () => {
  test('shows the end of its secret and when it was used last', async () => {
    const { id, secret } = await createKey();
    expect(await listed(id)).toMatchObject({ lastFour: secret.slice(-4), lastUsedAt: null, expiresAt: null });
    await opens(secret);
    expect((await listed(id)).lastUsedAt).not.toBeNull();
  });

  test('that has expired opens nothing', async () => {
    const { id, secret } = await createKey({ expiresAt: inMs(3_600_000) });
    expect(await opens(secret)).toBe(true);
    await asOwner(server.platform.database.url, (owner) =>
      owner.query('update api_key set expires_at = now() where id = $1', [id]),
    );
    expect(await opens(secret)).toBe(false);
    const { data } = await admin.ask(rotateApiKey, { input: { id, overlapSeconds: 0 } });
    expect(data.apiKeyRotate.userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'id'] }]);
  });

  test('is not made to have expired already', async () => {
    const { data } = await admin.ask(createApiKey, {
      input: { name: 'Late', scopes: ['segments:read'], expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect(data.apiKeyCreate).toMatchObject({
      secret: null,
      userErrors: [{ message: expect.stringContaining('past') }],
    });
  });

  test('that expires ends the sockets it opened within a second', async () => {
    const until = Date.now() + 2_000;
    const { secret } = await createKey({ expiresAt: new Date(until).toISOString() });
    const watch = program(secret, second).watch(watchMembers);
    await watch.firstAnswer();
    expect(await watch.untilEnded()).toBe(4403);
    expect(Date.now() - until).toBeGreaterThanOrEqual(-50);
    expect(Date.now() - until).toBeLessThan(1_000);
  });
});

describe('a rotation', () => {
  test('leaves the earlier secret for the time of the overlap', async () => {
    const { id, secret } = await createKey();
    const { apiKeyRotate } = await admin.do(rotateApiKey, { input: { id, overlapSeconds: 3_600 } });
    const next = present(apiKeyRotate.secret);
    expect(next.slice(-4)).toBe(present(apiKeyRotate.apiKey).lastFour);
    expect([await opens(secret), await opens(next)]).toEqual([true, true]);
    await asOwner(server.platform.database.url, (owner) =>
      owner.query('update api_key set previous_expires_at = now() where id = $1', [id]),
    );
    expect([await opens(secret), await opens(next)]).toEqual([false, true]);
    expect((await listed(id)).previousSecretExpiresAt).toBeNull();
  });

  test('without overlap ends the earlier secret now, and its sockets on every server', async () => {
    const { id, secret } = await createKey();
    const watch = program(secret, second).watch(watchMembers);
    await watch.firstAnswer();
    const before = Date.now();
    await admin.do(rotateApiKey, { input: { id, overlapSeconds: 0 } });
    expect(await opens(secret)).toBe(false);
    expect(await watch.untilEnded()).toBe(4403);
    expect(Date.now() - before).toBeLessThan(1_000);
  });

  test('ends the sockets of the earlier secret when the overlap is over, and not before', async () => {
    const { id, secret } = await createKey();
    const watch = program(secret, second).watch(watchMembers);
    await watch.firstAnswer();
    const before = Date.now();
    await admin.do(rotateApiKey, { input: { id, overlapSeconds: 2 } });
    expect(await watch.untilEnded()).toBe(4403);
    expect(Date.now() - before).toBeGreaterThan(1_900);
    expect(Date.now() - before).toBeLessThan(3_500);
  });

  test('of a revoked key is refused, as is an overlap of more than a week', async () => {
    const { id } = await createKey();
    await admin.do(revokeKey, { input: { id } });
    const { data } = await admin.ask(rotateApiKey, { input: { id, overlapSeconds: 604_801 } });
    expect(data.apiKeyRotate.userErrors).toMatchObject([
      { path: ['input', 'overlapSeconds'] },
      { path: ['input', 'id'] },
    ]);
  });
});

describe('the scope to erase contacts', () => {
  test('is apart from the one to change them', async () => {
    const { contactUpsert } = await admin.do(upsertContact, { input: { externalId: 'alan' } });
    const { id } = present(contactUpsert.contact);
    const writer = program((await createKey({ scopes: ['contacts:write'] })).secret);
    const { errors } = await writer.ask(deleteContact, { id });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const eraser = program((await createKey({ scopes: ['contacts:erase'] })).secret);
    await eraser.do(deleteContact, { id });
  });

  test('was given to the keys that could erase before', async () => {
    const old = await createKey({ scopes: ['contacts:write'] });
    const other = await createKey({ scopes: ['contacts:read'] });
    const file = new URL('../migrations/061_api-keys-that-expire.sql', import.meta.url);
    const text = await readFile(file, 'utf8');
    const fill = text.slice(text.indexOf('alter table api_key no force'));
    await asOwner(server.platform.database.url, (owner) => owner.query(fill));
    expect((await listed(old.id)).scopes).toEqual(['contacts:write', 'contacts:erase']);
    expect((await listed(other.id)).scopes).toEqual(['contacts:read']);
  });
});
