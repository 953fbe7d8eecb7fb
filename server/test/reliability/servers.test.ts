import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, caller, type Data, list, number, testServer, text } from '../api.js';
import { asOwner, createTestDatabase } from '../database.js';

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
  await admin.do(
    'mutation { contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } }',
  );
  await admin.do('mutation { segmentCreate(input: { name: "Gold" }) { userErrors { message } } }');
});

const setTier = (value: string) =>
  admin.do(
    'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
    {
      input: {
        segment: 'gold',
        enabled: true,
        condition: { is: { field: 'contact.properties.tier', operator: 'EQUALS', value } },
      },
    },
  );
const startOnOther = async (externalId: string, tier: string): Promise<readonly string[]> => {
  const { conversationStart } = await adminOnOther.do(
    'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { conversation { segments { segment { key } } } userErrors { message } } }',
    { input: { contact: { externalId, properties: { tier } }, message: 'Hi' } },
  );
  return list(conversationStart.conversation.segments).map((segment) => text(segment.segment.key));
};

test('a rule that is changed on one server holds for the very next conversation on another', async () => {
  for (let round = 0; round < 25; round += 1) {
    await setTier(`tier-${round}`);
    expect(await startOnOther(`now-${round}`, `tier-${round}`)).toEqual(['gold']);
    expect(await startOnOther(`before-${round}`, `tier-${round - 1}`)).toEqual([]);
  }
});

const watchCounts =
  'subscription { segmentMemberCountsChanged { sequence counts { segmentId memberCount } } }';
const lastCount = (events: readonly Data[]) => {
  const counts = events.flatMap((event) => list(event.segmentMemberCountsChanged.counts));
  return number(counts.at(-1)?.memberCount);
};

test('a write on one server moves the count of whoever watches another', async () => {
  const watch = adminOnOther.watch(watchCounts);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  const before = lastCount(watch.events);
  await admin.do('mutation { contactUpsert(input: { externalId: "by-hand" }) { userErrors { message } } }');
  await admin.do(
    'mutation { segmentMembersAdd(input: { segment: "gold", contacts: ["by-hand"] }) { userErrors { message } } }',
  );
  await watch.until((events) => lastCount(events) === before + 1, 'the count moved');
  const sequences = watch.events.map((event) => text(event.segmentMemberCountsChanged.sequence));
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
  const { segment } = await admin.do('{ segment(id: "gold") { memberCount } }');
  await watch.until(
    (events) => lastCount(events) === number(segment.memberCount),
    'the count was that of the server',
  );
  watch.close();
});

test('a key that is revoked on one server opens nothing on the other, and its sockets are closed', async () => {
  const { apiKeyCreate } = await admin.do(
    'mutation { apiKeyCreate(input: { name: "Short", scopes: ["segments:read"] }) { secret apiKey { id } userErrors { message } } }',
  );
  const program = caller(other, { authorization: `Bearer ${text(apiKeyCreate.secret)}` });
  const watch = program.watch(watchCounts);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  await admin.do('mutation ($id: ID!) { apiKeyRevoke(input: { id: $id }) { userErrors { message } } }', {
    id: apiKeyCreate.apiKey.id,
  });
  const answer = await program.ask('{ segments { totalCount } }');
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  await expect(watch.until(() => false, 'the socket was closed')).rejects.toThrow(/4403/);
});
