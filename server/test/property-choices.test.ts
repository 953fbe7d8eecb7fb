import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { property as asks, inputOf } from './conditions.js';
import { createTestDatabase } from './database.js';
import type {
  ConditionInput,
  ConditionOperator,
  ContactPropertyChangeInput,
  ContactPropertyChoiceMergeInput,
  ContactPropertyChoiceRenameInput,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { followJob } from './jobs.js';
import { upsertContact } from './operations/contacts.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { changeProperty, createProperty, renameChoice } from './operations/properties.js';
import { createQueue } from './operations/queues.js';
import { createSegment, setSegmentRule } from './operations/segments.js';
import { expectRecount } from './recount.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let databaseUrl: string;
let admin: Caller;

const mergeChoices = graphql(`
  mutation MergeChoices($input: ContactPropertyChoiceMergeInput!) {
    contactPropertyChoiceMerge(input: $input) {
      job { id }
      userErrors { code message path ... on InUseError { uses { kind name } } }
    }
  }
`);
const listProperties = graphql(`
  query PropertiesWithChoices {
    contactProperties {
      id key version choices
      choiceUses { choice contactCount usedBy { kind name } }
    }
  }
`);
const findContacts = graphql(`
  query ContactsWithProperties($condition: ConditionInput) {
    contacts(first: 100, condition: $condition) { nodes { externalId properties } }
  }
`);
const findSegment = graphql(`
  query SegmentWithRule($search: String) {
    segments(first: 5, search: $search) { nodes { rule { condition version } memberCount } }
  }
`);
const startAndRoute = graphql(`
  mutation StartAndRoute($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation { priority queue { name } }
      userErrors { code message path }
    }
  }
`);
const createView = graphql(`
  mutation CreateViewOfChoice($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) { userErrors { code message path } }
  }
`);
const listViews = graphql(`
  query ViewsOfChoices {
    savedViews { name condition isReadyMade }
  }
`);
const choiceUsesOfOne = graphql(`
  query ChoiceUsesOfOne($id: ID!) {
    contactProperty(id: $id) { choiceUses { choice contactCount usedBy { name } } }
  }
`);
const choiceUsesOfAll = graphql(`
  query ChoiceUsesOfAll {
    contactProperties { choiceUses { choice contactCount usedBy { name } } }
  }
`);

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  admin = await ada(server);
});

async function readProperty(key: string) {
  const { contactProperties } = await admin.do(listProperties);
  return present(contactProperties.find((one) => one.key === key));
}

const contacts = async (condition?: ConditionInput) =>
  (await admin.do(findContacts, { condition })).contacts.nodes;

/** External ids of those who match. */
async function matching(condition: ConditionInput): Promise<string[]> {
  return (await contacts(condition)).map((one) => present(one.externalId)).sort();
}

/** What contacts show of a property. */
async function valuesOf(key: string): Promise<unknown[][]> {
  return (await contacts()).map((one) => [one.properties[key] ?? []].flat());
}

async function ruleOf(segment: string) {
  return (await admin.do(findSegment, { search: segment })).segments.nodes[0];
}

async function done(job: { readonly id: string } | null) {
  const ended = await followJob(admin, present(job).id);
  expect(ended).toMatchObject({ status: 'DONE' });
  return ended;
}

async function rename(input: ContactPropertyChoiceRenameInput) {
  return done((await admin.do(renameChoice, { input })).contactPropertyChoiceRename.job);
}

async function merge(input: ContactPropertyChoiceMergeInput) {
  return done((await admin.do(mergeChoices, { input })).contactPropertyChoiceMerge.job);
}

/** Why each is refused. */
const refusals = {
  change: async (input: ContactPropertyChangeInput) =>
    (await admin.ask(changeProperty, { input })).data.contactPropertyChange.userErrors,
  rename: async (input: ContactPropertyChoiceRenameInput) =>
    (await admin.ask(renameChoice, { input })).data.contactPropertyChoiceRename.userErrors,
  merge: async (input: ContactPropertyChoiceMergeInput) =>
    (await admin.ask(mergeChoices, { input })).data.contactPropertyChoiceMerge.userErrors,
};

test('a choice has another name in contacts, in every rule and in what is decided next', async () => {
  await admin.do(createProperty, { input: { key: 'plan', type: 'CHOICE', choices: ['free', 'pro', 'old'] } });
  for (const [externalId, plan] of [
    ['grace', 'free'],
    ['alan', 'pro'],
    ['radia', 'free'],
  ]) {
    await admin.do(upsertContact, { input: { externalId, properties: { plan } } });
  }
  await admin.do(createSegment, { input: { name: 'Self-service' } });
  const isFree = asks('plan', 'IN', ['free', 'old']);
  await admin.do(setSegmentRule, { input: { segment: 'self_service', condition: isFree, enabled: true } });
  await admin.do(createQueue, { input: { name: 'Slow', condition: asks('plan', 'EQUALS', 'Free') } });
  await admin.do(createPriorityRule, {
    input: { name: 'Payers', priority: 'HIGH', condition: asks('plan', 'NOT_EQUALS', 'free') },
  });
  expect(await readProperty('plan')).toMatchObject({
    choiceUses: [
      { choice: 'free', contactCount: 2, usedBy: [{}, {}, { kind: 'SEGMENT_RULE', name: 'Self-service' }] },
      { choice: 'pro', contactCount: 1, usedBy: [] },
      { choice: 'old', contactCount: 0, usedBy: [{ name: 'Self-service' }] },
    ],
  });
  const job = await rename({ id: 'plan', choice: 'FREE', name: 'Starter', expectedVersion: 1 });
  expect(job.changed).toBe(2);
  expect(await readProperty('plan')).toMatchObject({ version: 2, choices: ['Starter', 'pro', 'old'] });
  expect(await matching(asks('plan', 'EQUALS', 'starter'))).toEqual(['grace', 'radia']);
  expect(await ruleOf('Self-service')).toMatchObject({
    rule: { condition: asks('plan', 'IN', ['Starter', 'old']), version: 2 },
  });
  for (const [externalId, queue, priority] of [
    ['grace', 'Slow', 'NORMAL'],
    ['alan', 'Everything else', 'HIGH'],
  ]) {
    const { conversationStart } = await admin.do(startAndRoute, {
      input: { contact: { externalId }, message: 'Hello' },
    });
    expect(conversationStart).toMatchObject({ conversation: { priority, queue: { name: queue } } });
  }
  expect((await ruleOf('Self-service')).memberCount).toBe(1);
  await expectRecount(databaseUrl);
});

test('views ask for the choice by its new name, shared or not, and a shared one keeps it from being left out', async () => {
  await admin.do(createProperty, { input: { key: 'floor', type: 'CHOICE', choices: ['upper', 'lower'] } });
  const keep = (name: string, isShared: boolean) =>
    admin.do(createView, { input: { name, isShared, condition: asks('floor', 'EQUALS', 'upper') } });
  await keep('Mine', false);
  await keep('Ours', true);
  const { id, version } = await readProperty('floor');
  expect(await refusals.change({ id, expectedVersion: version, choices: ['lower'] })).toMatchObject([
    { uses: [{ kind: 'SAVED_VIEW', name: 'Ours' }] },
  ]);
  await rename({ id, choice: 'upper', name: 'attic' });
  const { savedViews } = await admin.do(listViews);
  const kept = savedViews.filter((view) => !view.isReadyMade);
  expect(kept.map((view) => [view.name, view.condition])).toEqual([
    ['Mine', asks('floor', 'EQUALS', 'attic')],
    ['Ours', asks('floor', 'EQUALS', 'attic')],
  ]);
});

test('a name that differs in letter case only is written everywhere and changes no answer', async () => {
  await rename({ id: 'plan', choice: 'Starter', name: 'STARTER' });
  expect((await valuesOf('plan')).flat().filter((value) => value === 'STARTER')).toHaveLength(2);
  expect(await matching(asks('plan', 'EQUALS', 'starter'))).toEqual(['grace', 'radia']);
});

test('a contact that is written during a rename has the new name, or is told that the old one is no choice', async () => {
  await admin.do(createProperty, { input: { key: 'tier', type: 'CHOICE', choices: ['Gold', 'Silver'] } });
  await admin.do(upsertContact, { input: { externalId: 'early', properties: { tier: 'Gold' } } });
  const renaming = await admin.do(renameChoice, { input: { id: 'tier', choice: 'Gold', name: 'Premium' } });
  const writing = Array.from({ length: 30 }, (_, index) =>
    admin.ask(upsertContact, { input: { externalId: `new ${index}`, properties: { tier: 'Gold' } } }),
  );
  const [answers] = await Promise.all([
    Promise.all(writing),
    followJob(admin, present(renaming.contactPropertyChoiceRename.job).id),
  ]);
  const taken = answers.filter(({ data }) => data.contactUpsert.userErrors.length === 0);
  expect(await matching(asks('tier', 'EQUALS', 'Gold'))).toEqual([]);
  expect(await matching(asks('tier', 'EQUALS', 'Premium'))).toHaveLength(1 + taken.length);
  expect(JSON.stringify(await contacts())).not.toContain('Gold');
});

test('a choice is left out only when nothing has it; what has it is named', async () => {
  expect(await refusals.change({ id: 'plan', choices: ['STARTER', 'pro'] })).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Self-service' }] },
  ]);
  expect(await refusals.change({ id: 'plan', choices: ['STARTER', 'old', 'new'] })).toMatchObject([
    { path: ['input', 'choices'], message: '1 contact has “pro”: merge it into another choice first.' },
  ]);
  expect(await refusals.change({ id: 'plan', choices: [] })).toMatchObject([{ code: 'IN_USE' }]);
  expect((await readProperty('plan')).choices).toEqual(['STARTER', 'pro', 'old']);
  await admin.do(changeProperty, { input: { id: 'plan', choices: ['new', 'pro', 'old', 'STARTER'] } });
  await admin.do(changeProperty, { input: { id: 'plan', choices: ['pro', 'old', 'STARTER'] } });
  expect((await readProperty('plan')).choices).toEqual(['pro', 'old', 'STARTER']);
});

test('what is wrong is refused at its path, and a rule that asks for a part of the text is named', async () => {
  expect(await refusals.rename({ id: 'plan', choice: 'gone', name: 'x' })).toMatchObject([
    { path: ['input', 'choice'] },
  ]);
  expect(await refusals.rename({ id: 'plan', choice: 'pro', name: ' Old ' })).toMatchObject([
    { code: 'TAKEN', path: ['input', 'name'] },
  ]);
  expect(await refusals.rename({ id: 'plan', choice: 'pro', name: ' ' })).toMatchObject([
    { path: ['input', 'name'] },
  ]);
  for (const into of ['PRO', 'gone']) {
    expect(await refusals.merge({ id: 'plan', choice: 'pro', into })).toMatchObject([
      { path: ['input', 'into'] },
    ]);
  }
  expect(await refusals.merge({ id: 'elsewhere', choice: 'pro', into: 'old' })).toMatchObject([
    { code: 'NOT_FOUND', path: ['input', 'id'] },
  ]);
  expect(await refusals.rename({ id: 'plan', choice: 'pro', name: 'x', expectedVersion: 1 })).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  await admin.do(createSegment, { input: { name: 'Begins' } });
  await admin.do(setSegmentRule, {
    input: { segment: 'begins', condition: asks('plan', 'STARTS_WITH', 'pr') },
  });
  expect(await refusals.rename({ id: 'plan', choice: 'pro', name: 'Team' })).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Begins' }] },
  ]);
  await rename({ id: 'plan', choice: 'pro', name: 'Premium' });
  expect(await matching(asks('plan', 'STARTS_WITH', 'pr'))).toEqual(['alan']);
});

test('after a merge whoever had either has the other, and conditions see whom they saw', async () => {
  const choices = ['red', 'green', 'blue', 'grey'];
  await admin.do(createProperty, { input: { key: 'one', type: 'CHOICE', choices } });
  await admin.do(createProperty, { input: { key: 'many', type: 'MULTI_CHOICE', choices } });
  await admin.do(createSegment, { input: { name: 'Drawn' } });
  const drawn = fc.record({
    one: fc.array(fc.option(fc.constantFrom('red', 'green', 'blue')), { minLength: 6, maxLength: 6 }),
    many: fc.array(fc.subarray(['red', 'green', 'blue']), { minLength: 6, maxLength: 6 }),
    key: fc.constantFrom('one', 'many'),
    named: fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
    operator: fc.constantFrom<ConditionOperator>('IN', 'NOT_IN'),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ one, many, key, named, operator }) => {
      for (const id of ['one', 'many']) await admin.do(changeProperty, { input: { id, choices } });
      const drawnContacts = one.map((value, index) => ({
        externalId: `drawn ${index}`,
        properties: { one: value, many: many[index] },
      }));
      await Promise.all(drawnContacts.map((input) => admin.do(upsertContact, { input })));
      const either = await matching(asks(key, 'IN', ['red', 'green']));
      const condition = asks(key, operator, named);
      await admin.do(setSegmentRule, { input: { segment: 'drawn', condition } });
      // With the two told apart nowhere, a condition that names one of them names both.
      const closed = named.includes('red') || named.includes('green') ? [...named, 'red', 'green'] : named;
      const seen = await matching(asks(key, operator, closed));
      await merge({ id: key, choice: 'red', into: 'green' });
      expect(await matching(asks(key, 'EQUALS', 'green'))).toEqual(either);
      expect(await matching(asks(key, 'EQUALS', 'red'))).toEqual([]);
      for (const values of await valuesOf(key)) expect(values).toEqual([...new Set(values)]);
      expect((await valuesOf(key)).flat()).not.toContain('red');
      const { rule } = await ruleOf('Drawn');
      expect(await matching(inputOf(present(rule.condition)))).toEqual(seen);
      const kept = (await readProperty(key)).choiceUses;
      expect(kept.map(({ choice }) => choice)).not.toContain('red');
      expect(kept.find(({ choice }) => choice === 'green')?.contactCount).toBe(either.length);
      await admin.do(setSegmentRule, {
        input: { segment: 'drawn', condition: asks('plan', 'IS_EMPTY') },
      });
    }),
    { numRuns: 15 },
  );
  await expectRecount(databaseUrl);
});

test('a merge is refused while a rule asks for a part of the text that only the one that goes has', async () => {
  await admin.do(createProperty, {
    input: { key: 'size', type: 'CHOICE', choices: ['small', 'smaller', 'big'] },
  });
  await admin.do(createSegment, { input: { name: 'Part' } });
  const set = (condition: ConditionInput) =>
    admin.do(setSegmentRule, { input: { segment: 'part', condition } });
  const inUse = [{ code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Part' }] }];
  await set(asks('size', 'STARTS_WITH', 'sm'));
  expect(await refusals.merge({ id: 'size', choice: 'smaller', into: 'big' })).toMatchObject(inUse);
  // Whoever was big would be seen no longer.
  await set({ not: asks('size', 'STARTS_WITH', 'sm') });
  expect(await refusals.merge({ id: 'size', choice: 'big', into: 'small' })).toMatchObject(inUse);
  await merge({ id: 'size', choice: 'smaller', into: 'small' });
  expect((await readProperty('size')).choices).toEqual(['small', 'big']);
});

test('who has the choices of all properties costs a fixed number of statements', async () => {
  const one = await statementsOf(server, () => admin.do(choiceUsesOfOne, { id: 'plan' }));
  expect(await statementsOf(server, () => admin.do(choiceUsesOfAll))).toBe(one);
});
