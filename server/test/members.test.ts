import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, otherWorkspace, present, testServer } from './api.js';
import { asOwner } from './database.js';
import type { MembersChangeFragment, SegmentMembersRemoveInput, TypedDocumentString } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { importFile } from './imports.js';
import { cancelJob, followJob } from './jobs.js';
import { createSegment } from './operations/segments.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

graphql(`
  fragment MembersChange on SegmentMembersPayload {
    changedCount matchedCount change { id action } job { id status } segment { memberCount }
    userErrors { code message path }
  }
`);

type ChangeName = 'Add' | 'Remove' | 'Reset';
type ChangeDocument = TypedDocumentString<
  { members: MembersChangeFragment },
  { input: SegmentMembersRemoveInput }
>;
const changes: Record<ChangeName, ChangeDocument> = {
  Add: graphql(`
    mutation AddSomeMembers($input: SegmentMembersInput!) {
      members: segmentMembersAdd(input: $input) { ...MembersChange }
    }
  `),
  Remove: graphql(`
    mutation RemoveSomeMembers($input: SegmentMembersRemoveInput!) {
      members: segmentMembersRemove(input: $input) { ...MembersChange }
    }
  `),
  Reset: graphql(`
    mutation ResetSomeMembers($input: SegmentMembersInput!) {
      members: segmentMembersReset(input: $input) { ...MembersChange }
    }
  `),
};
const undoMembersChange = graphql(`
  mutation UndoMembersChange($input: SegmentMembersUndoInput!) {
    segmentMembersUndo(input: $input) {
      changedCount changedSinceCount job { id } segment { memberCount } userErrors { code message path }
    }
  }
`);
const readMembersAndExcluded = graphql(`
  query MembersAndExcluded($id: ID!) {
    segment(id: $id) {
      members(first: 200) { nodes { contact { externalId } pin source addedBy since } }
      excluded(first: 200) { nodes { contact { externalId } excludedBy } }
    }
  }
`);
const readMembersJob = graphql(`
  query MembersJob($id: ID!) {
    job(id: $id) { membersChange { id } segment { memberCount } }
  }
`);
const readTrend = graphql(`
  query Trend($id: ID!) {
    segment(id: $id) { trend { points joinedCount leftCount } }
  }
`);
const searchActivity = graphql(`
  query ActivityOfFound($search: String!) {
    contacts(first: 1, search: $search) { nodes { activity(first: 50) { nodes { type actor data } } } }
  }
`);

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const rows = Array.from({ length: 5_200 }, (_, index) => `p${index},Person ${index}`);
  await importFile(admin, server.address, Buffer.from(['externalId,name', ...rows].join('\n')), {});
});

async function create(name: string): Promise<string> {
  const { segmentCreate } = await admin.do(createSegment, { input: { name } });
  return present(segmentCreate.segment).id;
}

async function change(name: ChangeName, input: SegmentMembersRemoveInput, as = admin) {
  const { data, errors } = await as.ask(changes[name], { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.members;
}

/** A change that is made at once; its id. */
async function changeId(name: ChangeName, input: SegmentMembersRemoveInput): Promise<string> {
  return present((await change(name, input)).change).id;
}

async function undo(id: string, as = admin) {
  const { data } = await as.ask(undoMembersChange, { input: { change: id } });
  return data.segmentMembersUndo;
}

/** Pins and memberships of contacts p0 to p9 in a segment, as they are now. */
async function stateOf(segment: string): Promise<Record<string, string>> {
  const { segment: found } = await admin.do(readMembersAndExcluded, { id: segment });
  const { members, excluded } = present(found);
  return Object.fromEntries([
    ...members.nodes.map(({ contact, ...how }) => [contact.externalId, `member ${JSON.stringify(how)}`]),
    ...excluded.nodes.map(({ contact, excludedBy }) => [contact.externalId, `kept out by ${excludedBy}`]),
  ]);
}

/** A job that has ended, with what it did to its segment. */
async function endedJob(id: string) {
  const job = await followJob(admin, id);
  return { ...job, ...present((await admin.do(readMembersJob, { id })).job) };
}

describe('a change of a few members', () => {
  test('is made at once, adds up, and a second time changes nothing', async () => {
    const segment = await create('Few');
    const first = await change('Add', { segment, contacts: ['p0', 'p1', 'p1'] });
    expect(first).toMatchObject({ changedCount: 2, matchedCount: 2, job: null, segment: { memberCount: 2 } });
    expect(await change('Add', { segment, contacts: ['p0', 'p1'] })).toMatchObject({
      changedCount: 0,
      matchedCount: 2,
      change: null,
    });
  });

  test('by what matches honours the pin and how they came', async () => {
    const segment = await create('Filtered');
    await change('Add', { segment, contacts: ['p0', 'p1', 'p2'] });
    await change('Reset', { segment, contacts: ['p1'] });
    expect(await change('Remove', { segment, matching: { pin: 'AUTOMATIC' } })).toMatchObject({
      changedCount: 1,
      segment: { memberCount: 2 },
    });
    expect(await change('Remove', { segment, matching: { source: 'RULE' } })).toMatchObject({
      changedCount: 0,
    });
    expect(
      await change('Reset', { segment, matching: { pin: 'INCLUDED', search: 'person 2' } }),
    ).toMatchObject({
      changedCount: 1,
    });
  });
});

describe('an undo', () => {
  test('puts everything back as it was, whatever was done before', async () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom<ChangeName>('Add', 'Remove', 'Reset'),
        keepOut: fc.boolean(),
        who: fc.uniqueArray(fc.constantFrom('p0', 'p1', 'p2', 'p3'), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        number += 1;
        const segment = await create(`Undone ${number}`);
        let before: Record<string, string> = {};
        let last: MembersChangeFragment | undefined;
        for (const { act, keepOut, who } of all) {
          before = await stateOf(segment);
          last = await change(act, { segment, contacts: who, ...(act === 'Remove' && { keepOut }) });
        }
        const id = last?.change?.id;
        if (!id) {
          expect(await stateOf(segment)).toEqual(before);
          return;
        }
        expect((await undo(id)).userErrors).toEqual([]);
        expect(await stateOf(segment)).toEqual(before);
      }),
      { numRuns: 25, seed: 5 },
    );
    await expectRecount(server.platform.database.url);
  });

  test('leaves whoever was changed since, and is done once', async () => {
    const segment = await create('Since');
    const id = await changeId('Add', { segment, contacts: ['p0', 'p1'] });
    await change('Remove', { segment, contacts: ['p1'] });
    expect(await undo(id)).toMatchObject({ changedCount: 1, changedSinceCount: 1 });
    expect(Object.keys(await stateOf(segment))).toEqual(['p1']);
    expect((await undo(id)).userErrors).toMatchObject([{ path: ['input', 'change'] }]);
  });

  test('of another workspace’s change is not there, and a key needs the scope', async () => {
    const segment = await create('Hers');
    const id = await changeId('Add', { segment, contacts: ['p0'] });
    const eve = await otherWorkspace(server, admin);
    expect((await undo(id, eve)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const reader = await integrator(server, admin, ['segments:read']);
    const { errors } = await reader.ask(undoMembersChange, { input: { change: id } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('a removal that is undone is told once as leaving and once as coming back, and the trend agrees', async () => {
  const segment = await create('Back again');
  await change('Add', { segment, contacts: ['p0'] });
  await asOwner(server.platform.database.url, (client) =>
    client.query("update segment_membership set since = now() - interval '3 days' where segment_id = $1", [
      segment,
    ]),
  );
  await undo(await changeId('Remove', { segment, contacts: ['p0'] }));
  const { trend } = present((await admin.do(readTrend, { id: segment })).segment);
  expect(trend.points.slice(-5)).toEqual([0, 1, 1, 1, 1]);
  expect(trend).toMatchObject({ joinedCount: 2, leftCount: 1 });
  const { contacts } = await admin.do(searchActivity, { search: 'p0' });
  const told = contacts.nodes[0].activity.nodes.filter(({ data }) => data.segmentId === segment);
  const types = told.map(({ type }) => type);
  expect(types.toSorted()).toEqual(['segment.back', 'segment.joined', 'segment.left']);
  expect(told.find(({ type }) => type === 'segment.back')?.actor).toBe('Ada Lovelace');
});

describe('a change of thousands', () => {
  test('is a job whose counts add up, and is undone by another', async () => {
    const segment = await create('Thousands');
    await change('Add', { segment, contacts: ['p0', 'p1'] });
    const begun = await change('Add', { segment, matching: {} });
    expect(begun).toMatchObject({ changedCount: null, job: { id: expect.stringMatching(/^job_/) } });
    const done = await endedJob(present(begun.job).id);
    expect(done).toMatchObject({ status: 'DONE', total: 5_200, done: 5_200, changed: 5_198, failed: 0 });
    expect(done.segment).toEqual({ memberCount: 5_200 });
    const undone = await undo(present(done.membersChange).id);
    const back = await endedJob(present(undone.job).id);
    expect(back).toMatchObject({ status: 'DONE', segment: { memberCount: 2 } });
    await expectRecount(server.platform.database.url);
  });

  test('that is cancelled keeps what was done, and that can be undone', async () => {
    const segment = await create('Cancelled');
    const { id } = present((await change('Add', { segment, matching: {} })).job);
    await admin.ask(cancelJob, { id });
    const ended = await endedJob(id);
    expect(ended.changed).toBe(present(ended.segment).memberCount);
    if (ended.membersChange) {
      const undone = await undo(ended.membersChange.id);
      if (undone.job) await endedJob(undone.job.id);
    }
    await expectRecount(server.platform.database.url);
  });
});
