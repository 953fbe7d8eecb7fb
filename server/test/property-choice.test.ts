import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, testServer, text } from './api.js';
import { createTestDatabase } from './database.js';
import { followJob } from './jobs.js';
import { expectRecount } from './recount.js';

let databaseUrl: string;
let server: RunningServer;
let admin: Caller;

const errors = 'userErrors { code message path ... on InUseError { uses { kind name } } }';
const rename = `mutation ($input: ContactPropertyChoiceRenameInput!) { contactPropertyChoiceRename(input: $input) { job { id } ${errors} } }`;
const upsert = `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { contact { id } ${errors} } }`;
const change = `mutation ($input: ContactPropertyChangeInput!) { contactPropertyChange(input: $input) { ${errors} } }`;
const setRule = `mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { ${errors} } }`;
const planIn = (...plans: string[]) => ({
  is: { field: 'contact.properties.plan', operator: 'IN', value: plans },
});

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  admin = await ada(server);
  const create = `mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { ${errors} } }`;
  const choices = ['Gold', 'Silver', 'Free', 'Old'];
  await admin.do(create, { input: { key: 'plan', type: 'CHOICE', choices } });
  await admin.do(create, { input: { key: 'plans', type: 'MULTI_CHOICE', choices } });
  for (const [externalId, plan] of [
    ['grace', 'Gold'],
    ['alan', 'gold'],
    ['edsger', 'Silver'],
    ['radia', 'Free'],
  ]) {
    await admin.do(upsert, { input: { externalId, properties: { plan, plans: ['Gold', plan] } } });
  }
  await admin.do(`mutation { segmentCreate(input: { name: "Paying" }) { ${errors} } }`);
  await admin.do(setRule, {
    input: { segment: 'paying', condition: planIn('gold', 'Silver'), enabled: true },
  });
  const queue = `mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { ${errors} } }`;
  await admin.do(queue, { input: { name: 'Best', condition: planIn('Gold') } });
  const priority = `mutation ($input: PriorityRuleCreateInput!) { priorityRuleCreate(input: $input) { ${errors} } }`;
  await admin.do(priority, {
    input: { name: 'First', priority: 'HIGH', condition: { not: planIn('Gold') } },
  });
});

async function renamed(input: object): Promise<void> {
  const { contactPropertyChoiceRename } = await admin.do(rename, { input });
  const job = await followJob(admin, text(contactPropertyChoiceRename?.job?.id));
  expect(job).toMatchObject({ status: 'DONE', error: null });
}

async function matching(...plans: string[]): Promise<unknown> {
  const count =
    'query ($condition: ConditionInput!) { conditionPreview(condition: $condition) { matchCount } }';
  return (await admin.do(count, { condition: planIn(...plans) })).conditionPreview?.matchCount;
}

async function plans(): Promise<unknown[]> {
  const { contacts } = await admin.do('{ contacts(first: 100) { nodes { properties } } }');
  return list(contacts?.nodes).map((one) => one.properties);
}

test.each([
  [{ id: 'nope', choice: 'Gold', name: 'A' }, ['input', 'id']],
  [{ id: 'plan', choice: 'Bronze', name: 'A' }, ['input', 'choice']],
  [{ id: 'plan', choice: 'Gold', name: ' ' }, ['input', 'name']],
  [{ id: 'plan', choice: 'Gold', name: 'silver' }, ['input', 'name']],
  [{ id: 'plan', choice: 'Gold', name: 'Platinum', merge: true }, ['input', 'name']],
  [{ id: 'plan', choice: 'Gold', name: 'Platinum', expectedVersion: 9 }, ['input', 'expectedVersion']],
])('%o is refused', async (input, path) => {
  const { data } = await admin.ask(rename, { input });
  expect(data.contactPropertyChoiceRename).toMatchObject({ job: null, userErrors: [{ path }] });
});

test('a choice that contacts have is not removed, and one that nobody has is', async () => {
  const { data } = await admin.ask(change, { input: { id: 'plan', choices: ['Gold', 'Old'] } });
  expect(data.contactPropertyChange?.userErrors).toMatchObject([{ path: ['input', 'choices'] }]);
  await admin.do(change, { input: { id: 'plan', choices: ['Free', 'Gold', 'Silver'] } });
});

test('a rename is refused while a rule asks for a part of the old name', async () => {
  const part = { is: { field: 'contact.properties.plan', operator: 'STARTS_WITH', value: 'go' } };
  await admin.do(`mutation { segmentCreate(input: { name: "Part" }) { ${errors} } }`);
  await admin.do(setRule, { input: { segment: 'part', condition: part } });
  const { data } = await admin.ask(rename, { input: { id: 'plan', choice: 'Gold', name: 'Premium' } });
  expect(data.contactPropertyChoiceRename?.userErrors).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Part' }] },
  ]);
  await admin.do(setRule, { input: { segment: 'part', condition: planIn('Free') } });
});

test('after a rename rules select the same contacts, and nobody has the old choice', async () => {
  expect(await matching('Gold')).toBe(2);
  const { contactPropertyChoiceRename } = await admin.do(rename, {
    input: { id: 'plan', choice: 'Gold', name: 'Premium' },
  });
  const written = Array.from({ length: 30 }, (_, index) =>
    admin.ask(upsert, { input: { externalId: `new ${index}`, properties: { plan: 'Gold' } } }),
  );
  const [answers] = await Promise.all([
    Promise.all(written),
    followJob(admin, text(contactPropertyChoiceRename?.job?.id)),
  ]);
  const taken = answers.filter(({ data }) => list(data.contactUpsert?.userErrors).length === 0).length;
  expect(await matching('Gold')).toBe(0);
  expect(await matching('Premium')).toBe(2 + taken);
  const { segment, queues, priorityRules } = await admin.do(
    '{ segment(id: "paying") { rule { condition version } } queues { nodes { name condition } } priorityRules { nodes { condition } } }',
  );
  expect(segment?.rule).toMatchObject({ condition: planIn('Premium', 'Silver'), version: 2 });
  expect(list(queues?.nodes).find(({ name }) => text(name) === 'Best')?.condition).toEqual(planIn('Premium'));
  expect(priorityRules?.nodes).toMatchObject([{ condition: { not: planIn('Premium') } }]);
  await expectRecount(databaseUrl);
});

test('after a merge contacts with either have the one that stays, each once', async () => {
  const before = await matching('Premium', 'Silver');
  await renamed({ id: 'plan', choice: 'Silver', name: 'premium', merge: true });
  expect(await matching('Premium')).toBe(before);
  expect(await matching('Silver')).toBe(0);
  const { contactProperties } = await admin.do('{ contactProperties { choices } }');
  expect(list(contactProperties)[0]?.choices).toEqual(['Free', 'Premium']);
  await renamed({ id: 'plans', choice: 'Silver', name: 'Gold', merge: true });
  expect(await plans()).toContainEqual({ plan: 'Premium', plans: ['Gold'] });
  expect(JSON.stringify(await plans())).not.toContain('Silver');
  const { segment } = await admin.do('{ segment(id: "paying") { rule { condition } } }');
  expect(segment?.rule?.condition).toEqual(planIn('Premium'));
  await expectRecount(databaseUrl);
});
