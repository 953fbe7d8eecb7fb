import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, number, testServer, text } from './api.js';
import { createTestDatabase } from './database.js';
import { followJob } from './jobs.js';
import { expectRecount } from './recount.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let databaseUrl: string;
let admin: Caller;

const errors = 'userErrors { code message path ... on InUseError { uses { kind name } } }';
const create = `mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { ${errors} } }`;
const change = `mutation ($input: ContactPropertyChangeInput!) { contactPropertyChange(input: $input) { ${errors} } }`;
const rename = `mutation ($input: ContactPropertyChoiceRenameInput!) { contactPropertyChoiceRename(input: $input) { job { id } ${errors} } }`;
const merge = `mutation ($input: ContactPropertyChoiceMergeInput!) { contactPropertyChoiceMerge(input: $input) { job { id } ${errors} } }`;
const upsert = `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { contact { id } ${errors} } }`;
const setRule = `mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { ${errors} } }`;
const queueCreate = `mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { ${errors} } }`;
const priorityCreate = `mutation ($input: PriorityRuleCreateInput!) { priorityRuleCreate(input: $input) { ${errors} } }`;
const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) {
  conversation { priority queue { name } } ${errors} } }`;

const asks = (key: string, operator: string, value: unknown) => ({
  is: { field: `contact.properties.${key}`, operator, value },
});

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  admin = await ada(server);
});

async function property(key: string): Promise<Data> {
  const { contactProperties } = await admin.do(
    '{ contactProperties { key version choices choiceUses { choice contactCount usedBy { kind name } } } }',
  );
  return list(contactProperties).find((one) => text(one.key) === key) as Data;
}

/** External ids of those who match. */
async function matching(condition: unknown): Promise<string[]> {
  const { contacts } = await admin.do(
    'query ($condition: ConditionInput!) { contacts(first: 100, condition: $condition) { nodes { externalId } } }',
    { condition },
  );
  return list(contacts?.nodes)
    .map((one) => text(one.externalId))
    .sort();
}

/** What contacts show of a property. */
async function valuesOf(key: string): Promise<unknown[][]> {
  const { contacts } = await admin.do('{ contacts(first: 100) { nodes { properties } } }');
  return list(contacts?.nodes).map((one) => [one.properties?.[key] ?? []].flat());
}

async function ruleOf(segment: string): Promise<Data> {
  const { segments } = await admin.do(
    'query ($search: String) { segments(first: 5, search: $search) { nodes { rule { condition version } memberCount } } }',
    { search: segment },
  );
  return list(segments?.nodes)[0] as Data;
}

async function done(mutation: string, input: object): Promise<Data> {
  const answer = Object.values(await admin.do(mutation, { input }))[0] as Data;
  const job = await followJob(admin, text(answer.job?.id));
  expect(job).toMatchObject({ status: 'DONE' });
  return job;
}

async function refusals(mutation: string, input: object): Promise<readonly Data[]> {
  const { data } = await admin.ask(mutation, { input });
  return list(Object.values(data)[0]?.userErrors);
}

test('a choice has another name in contacts, in every rule and in what is decided next', async () => {
  await admin.do(create, { input: { key: 'plan', type: 'CHOICE', choices: ['free', 'pro', 'old'] } });
  for (const [externalId, plan] of [
    ['grace', 'free'],
    ['alan', 'pro'],
    ['radia', 'free'],
  ]) {
    await admin.do(upsert, { input: { externalId, properties: { plan } } });
  }
  await admin.do('mutation { segmentCreate(input: { name: "Self-service" }) { userErrors { message } } }');
  const isFree = asks('plan', 'IN', ['free', 'old']);
  await admin.do(setRule, { input: { segment: 'self_service', condition: isFree, enabled: true } });
  await admin.do(queueCreate, { input: { name: 'Slow', condition: asks('plan', 'EQUALS', 'Free') } });
  await admin.do(priorityCreate, {
    input: { name: 'Payers', priority: 'HIGH', condition: asks('plan', 'NOT_EQUALS', 'free') },
  });
  expect(await property('plan')).toMatchObject({
    choiceUses: [
      { choice: 'free', contactCount: 2, usedBy: [{}, {}, { kind: 'SEGMENT_RULE', name: 'Self-service' }] },
      { choice: 'pro', contactCount: 1, usedBy: [] },
      { choice: 'old', contactCount: 0, usedBy: [{ name: 'Self-service' }] },
    ],
  });
  const job = await done(rename, { id: 'plan', choice: 'FREE', name: 'Starter', expectedVersion: 1 });
  expect(number(job.changed)).toBe(2);
  expect(await property('plan')).toMatchObject({ version: 2, choices: ['Starter', 'pro', 'old'] });
  expect(await matching(asks('plan', 'EQUALS', 'starter'))).toEqual(['grace', 'radia']);
  expect(await ruleOf('Self-service')).toMatchObject({
    rule: { condition: asks('plan', 'IN', ['Starter', 'old']), version: 2 },
  });
  for (const [externalId, queue, priority] of [
    ['grace', 'Slow', 'NORMAL'],
    ['alan', 'Everything else', 'HIGH'],
  ]) {
    const { conversationStart } = await admin.do(start, {
      input: { contact: { externalId }, message: 'Hello' },
    });
    expect(conversationStart).toMatchObject({ conversation: { priority, queue: { name: queue } } });
  }
  expect((await ruleOf('Self-service')).memberCount).toBe(1);
  await expectRecount(databaseUrl);
});

test('views ask for the choice by its new name, shared or not, and a shared one keeps it from being left out', async () => {
  await admin.do(create, { input: { key: 'floor', type: 'CHOICE', choices: ['upper', 'lower'] } });
  const keep = (name: string, isShared: boolean) =>
    admin.do(
      'mutation ($input: SavedViewCreateInput!) { savedViewCreate(input: $input) { userErrors { message } } }',
      { input: { name, isShared, condition: asks('floor', 'EQUALS', 'upper') } },
    );
  await keep('Mine', false);
  await keep('Ours', true);
  const { id, version } = (await admin
    .do('{ contactProperties { id key version } }')
    .then((answer) => list(answer.contactProperties).find((one) => text(one.key) === 'floor'))) as Data;
  const { data } = await admin.ask(change, { input: { id, expectedVersion: version, choices: ['lower'] } });
  const [refused] = list(data.contactPropertyChange?.userErrors);
  expect(list(refused?.uses)).toEqual([{ kind: 'SAVED_VIEW', name: 'Ours' }]);
  await done(rename, { id, choice: 'upper', name: 'attic' });
  const { savedViews } = await admin.do('{ savedViews { name condition isReadyMade } }');
  const kept = list(savedViews).filter((view) => !view.isReadyMade);
  expect(kept.map((view) => [text(view.name), view.condition])).toEqual([
    ['Mine', asks('floor', 'EQUALS', 'attic')],
    ['Ours', asks('floor', 'EQUALS', 'attic')],
  ]);
});

test('a name that differs in letter case only is written everywhere and changes no answer', async () => {
  await done(rename, { id: 'plan', choice: 'Starter', name: 'STARTER' });
  const { contacts } = await admin.do('{ contacts(first: 10) { nodes { properties } } }');
  expect(list(contacts?.nodes).filter((one) => text(one.properties?.plan) === 'STARTER')).toHaveLength(2);
  expect(await matching(asks('plan', 'EQUALS', 'starter'))).toEqual(['grace', 'radia']);
});

test('a contact that is written during a rename has the new name, or is told that the old one is no choice', async () => {
  await admin.do(create, { input: { key: 'tier', type: 'CHOICE', choices: ['Gold', 'Silver'] } });
  await admin.do(upsert, { input: { externalId: 'early', properties: { tier: 'Gold' } } });
  const renaming = await admin.do(rename, { input: { id: 'tier', choice: 'Gold', name: 'Premium' } });
  const writing = Array.from({ length: 30 }, (_, index) =>
    admin.ask(upsert, { input: { externalId: `new ${index}`, properties: { tier: 'Gold' } } }),
  );
  const [answers] = await Promise.all([
    Promise.all(writing),
    followJob(admin, text(renaming.contactPropertyChoiceRename?.job?.id)),
  ]);
  const taken = answers.filter(({ data }) => list(data.contactUpsert?.userErrors).length === 0);
  expect(await matching(asks('tier', 'EQUALS', 'Gold'))).toEqual([]);
  expect(await matching(asks('tier', 'EQUALS', 'Premium'))).toHaveLength(1 + taken.length);
  const { contacts } = await admin.do('{ contacts(first: 100) { nodes { properties } } }');
  expect(JSON.stringify(contacts)).not.toContain('Gold');
});

test('a choice is left out only when nothing has it; what has it is named', async () => {
  expect(await refusals(change, { id: 'plan', choices: ['STARTER', 'pro'] })).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Self-service' }] },
  ]);
  expect(await refusals(change, { id: 'plan', choices: ['STARTER', 'old', 'new'] })).toMatchObject([
    { path: ['input', 'choices'], message: '1 contact has “pro”: merge it into another choice first.' },
  ]);
  expect(await refusals(change, { id: 'plan', choices: [] })).toMatchObject([{ code: 'IN_USE' }]);
  expect((await property('plan')).choices).toEqual(['STARTER', 'pro', 'old']);
  await admin.do(change, { input: { id: 'plan', choices: ['new', 'pro', 'old', 'STARTER'] } });
  await admin.do(change, { input: { id: 'plan', choices: ['pro', 'old', 'STARTER'] } });
  expect((await property('plan')).choices).toEqual(['pro', 'old', 'STARTER']);
});

test('what is wrong is refused at its path, and a rule that asks for a part of the text is named', async () => {
  expect(await refusals(rename, { id: 'plan', choice: 'gone', name: 'x' })).toMatchObject([
    { path: ['input', 'choice'] },
  ]);
  expect(await refusals(rename, { id: 'plan', choice: 'pro', name: ' Old ' })).toMatchObject([
    { code: 'TAKEN', path: ['input', 'name'] },
  ]);
  expect(await refusals(rename, { id: 'plan', choice: 'pro', name: ' ' })).toMatchObject([
    { path: ['input', 'name'] },
  ]);
  for (const into of ['PRO', 'gone']) {
    expect(await refusals(merge, { id: 'plan', choice: 'pro', into })).toMatchObject([
      { path: ['input', 'into'] },
    ]);
  }
  expect(await refusals(merge, { id: 'elsewhere', choice: 'pro', into: 'old' })).toMatchObject([
    { code: 'NOT_FOUND', path: ['input', 'id'] },
  ]);
  expect(await refusals(rename, { id: 'plan', choice: 'pro', name: 'x', expectedVersion: 1 })).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  await admin.do('mutation { segmentCreate(input: { name: "Begins" }) { userErrors { message } } }');
  await admin.do(setRule, { input: { segment: 'begins', condition: asks('plan', 'STARTS_WITH', 'pr') } });
  expect(await refusals(rename, { id: 'plan', choice: 'pro', name: 'Team' })).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Begins' }] },
  ]);
  await done(rename, { id: 'plan', choice: 'pro', name: 'Premium' });
  expect(await matching(asks('plan', 'STARTS_WITH', 'pr'))).toEqual(['alan']);
});

test('after a merge whoever had either has the other, and conditions see whom they saw', async () => {
  const choices = ['red', 'green', 'blue', 'grey'];
  await admin.do(create, { input: { key: 'one', type: 'CHOICE', choices } });
  await admin.do(create, { input: { key: 'many', type: 'MULTI_CHOICE', choices } });
  await admin.do('mutation { segmentCreate(input: { name: "Drawn" }) { userErrors { message } } }');
  const drawn = fc.record({
    one: fc.array(fc.option(fc.constantFrom('red', 'green', 'blue')), { minLength: 6, maxLength: 6 }),
    many: fc.array(fc.subarray(['red', 'green', 'blue']), { minLength: 6, maxLength: 6 }),
    key: fc.constantFrom('one', 'many'),
    named: fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
    operator: fc.constantFrom('IN', 'NOT_IN'),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ one, many, key, named, operator }) => {
      for (const id of ['one', 'many']) await admin.do(change, { input: { id, choices } });
      for (const index of one.keys()) {
        const properties = { one: one[index], many: many[index] };
        await admin.do(upsert, { input: { externalId: `drawn ${index}`, properties } });
      }
      const either = await matching(asks(key, 'IN', ['red', 'green']));
      const condition = asks(key, operator, named);
      await admin.do(setRule, { input: { segment: 'drawn', condition } });
      // With the two told apart nowhere, a condition that names one of them names both.
      const closed = named.includes('red') || named.includes('green') ? [...named, 'red', 'green'] : named;
      const seen = await matching(asks(key, operator, closed));
      await done(merge, { id: key, choice: 'red', into: 'green' });
      expect(await matching(asks(key, 'EQUALS', 'green'))).toEqual(either);
      expect(await matching(asks(key, 'EQUALS', 'red'))).toEqual([]);
      for (const values of await valuesOf(key)) expect(values).toEqual([...new Set(values)]);
      expect((await valuesOf(key)).flat()).not.toContain('red');
      const { rule } = await ruleOf('Drawn');
      expect(await matching(rule?.condition)).toEqual(seen);
      const kept = list((await property(key)).choiceUses);
      expect(kept.map(({ choice }) => text(choice))).not.toContain('red');
      expect(number(kept.find(({ choice }) => text(choice) === 'green')?.contactCount)).toBe(either.length);
      await admin.do(setRule, {
        input: { segment: 'drawn', condition: asks('plan', 'IS_EMPTY', undefined) },
      });
    }),
    { numRuns: 15 },
  );
  await expectRecount(databaseUrl);
});

test('a merge is refused while a rule asks for a part of the text that only the one that goes has', async () => {
  await admin.do(create, { input: { key: 'size', type: 'CHOICE', choices: ['small', 'smaller', 'big'] } });
  await admin.do('mutation { segmentCreate(input: { name: "Part" }) { userErrors { message } } }');
  const set = (condition: unknown) => admin.do(setRule, { input: { segment: 'part', condition } });
  const inUse = [{ code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Part' }] }];
  await set(asks('size', 'STARTS_WITH', 'sm'));
  expect(await refusals(merge, { id: 'size', choice: 'smaller', into: 'big' })).toMatchObject(inUse);
  // Whoever was big would be seen no longer.
  await set({ not: asks('size', 'STARTS_WITH', 'sm') });
  expect(await refusals(merge, { id: 'size', choice: 'big', into: 'small' })).toMatchObject(inUse);
  await done(merge, { id: 'size', choice: 'smaller', into: 'small' });
  expect((await property('size')).choices).toEqual(['small', 'big']);
});

test('who has the choices of all properties costs a fixed number of statements', async () => {
  const cost = (properties: string) => statementsOf(server, () => admin.do(properties));
  const uses = 'choiceUses { choice contactCount usedBy { name } }';
  const one = await cost(`{ contactProperty(id: "plan") { ${uses} } }`);
  expect(await cost(`{ contactProperties { ${uses} } }`)).toBe(one);
});
