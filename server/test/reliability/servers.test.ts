import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, caller, present, testServer } from '../api.js';
import { property } from '../conditions.js';
import { asOwner, createTestDatabase } from '../database.js';
import type { CountsOnServersSubscription } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { upsertContact } from '../operations/contacts.js';
import { createApiKey } from '../operations/installation.js';
import { createProperty } from '../operations/properties.js';
import { addMembers, createSegment, setSegmentRule } from '../operations/segments.js';

let databaseUrl: string;
let one: RunningServer;
let other: RunningServer;
let admin: Caller;
let adminOnOther: Caller;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  one = await testServer(databaseUrl);
  other = await testServer(databaseUrl);
  admin = await ada(one);
  adminOnOther = caller(other, admin.headers);
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  await admin.do(createSegment, { input: { name: 'Gold' } });
});

const startAndClassify = graphql(`
  mutation StartAndClassify($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation { segments { segment { key } } }
      userErrors { code message path }
    }
  }
`);
const watchCounts = graphql(`
  subscription CountsOnServers {
    segmentMemberCountsChanged { sequence counts { segmentId memberCount } }
  }
`);
const countGold = graphql(`
  query CountGold {
    segment(id: "gold") { memberCount }
  }
`);
const countSegments = graphql(`
  query CountSegments {
    segments { totalCount }
  }
`);
const revokeApiKey = graphql(`
  mutation RevokeApiKey($id: ID!) {
    apiKeyRevoke(input: { id: $id }) { userErrors { message } }
  }
`);

const setTier = (value: string) =>
  admin.do(setSegmentRule, {
    input: { segment: 'gold', enabled: true, condition: property('tier', 'EQUALS', value) },
  });
const startOnOther = async (externalId: string, tier: string): Promise<readonly string[]> => {
  const { conversationStart } = await adminOnOther.do(startAndClassify, {
    input: { contact: { externalId, properties: { tier } }, message: 'Hi' },
  });
  return present(conversationStart.conversation).segments.map(({ segment }) => segment.key);
};

test('a rule that is changed on one server holds for the very next conversation on another', async () => {
  for (let round = 0; round < 25; round += 1) {
    await setTier(`tier-${round}`);
    expect(await startOnOther(`now-${round}`, `tier-${round}`)).toEqual(['gold']);
    expect(await startOnOther(`before-${round}`, `tier-${round - 1}`)).toEqual([]);
  }
});

const lastCount = (events: readonly CountsOnServersSubscription[]) => {
  const counts = events.flatMap((event) => event.segmentMemberCountsChanged.counts);
  return present(counts.at(-1)).memberCount;
};

test('a write on one server moves the count of whoever watches another', async () => {
  const watch = adminOnOther.watch(watchCounts);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  const before = lastCount(watch.events);
  await admin.do(upsertContact, { input: { externalId: 'by-hand' } });
  await admin.do(addMembers, { input: { segment: 'gold', contacts: ['by-hand'] } });
  await watch.until((events) => lastCount(events) === before + 1, 'the count moved');
  const sequences = watch.events.map((event) => event.segmentMemberCountsChanged.sequence);
  expect(sequences).toEqual([...sequences].sort());
  watch.close();
});

test('with its line to the database cut and many writes meanwhile, a subscriber ends equal to the server', async () => {
  const watch = adminOnOther.watch(watchCounts);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  for (let round = 0; round < 5; round += 1) {
    await asOwner(databaseUrl, (owner) =>
      owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cadre listen' and datname = current_database()",
      ),
    );
    await setTier('flood');
    for (let index = 0; index < 5; index += 1) await startOnOther(`flood-${round}-${index}`, 'flood');
  }
  const { memberCount } = present((await admin.do(countGold)).segment);
  await watch.until((events) => lastCount(events) === memberCount, 'the count was that of the server');
  watch.close();
});

test('a key that is revoked on one server opens nothing on the other, and its sockets are closed', async () => {
  const { apiKeyCreate } = await admin.do(createApiKey, {
    input: { name: 'Short', scopes: ['segments:read'] },
  });
  const program = caller(other, { authorization: `Bearer ${apiKeyCreate.secret}` });
  const watch = program.watch(watchCounts);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  await admin.do(revokeApiKey, { id: present(apiKeyCreate.apiKey).id });
  const answer = await program.ask(countSegments);
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  await expect(watch.until(() => false, 'the socket was closed')).rejects.toThrow(/4403/);
});
