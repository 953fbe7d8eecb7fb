import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, integrator, list, otherWorkspace, testServer, text } from './api.js';
import { asOwner } from './database.js';
import { importFile } from './imports.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

const payload =
  'changedCount matchedCount change { id action } job { id status } segment { memberCount } userErrors { code message path }';

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const rows = Array.from({ length: 5_200 }, (_, index) => `p${index},Person ${index}`);
  await importFile(admin, server.address, Buffer.from(['externalId,name', ...rows].join('\n')), {});
});

const create = async (name: string) =>
  text(
    (
      await admin.do(
        'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
        { input: { name } },
      )
    ).segmentCreate?.segment?.id,
  );

async function change(act: 'Add' | 'Remove' | 'Reset', input: object, as = admin): Promise<Data> {
  const type = act === 'Remove' ? 'SegmentMembersRemoveInput' : 'SegmentMembersInput';
  const { data, errors } = await as.ask(
    `mutation ($input: ${type}!) { segmentMembers${act}(input: $input) { ${payload} } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[`segmentMembers${act}`] as Data;
}

async function undo(changeId: string, as = admin): Promise<Data> {
  const { data } = await as.ask(
    'mutation ($input: SegmentMembersUndoInput!) { segmentMembersUndo(input: $input) { changedCount changedSinceCount job { id } segment { memberCount } userErrors { code message path } } }',
    { input: { change: changeId } },
  );
  return data.segmentMembersUndo as Data;
}

/** Pins and memberships of contacts p0 to p9 in a segment, as they are now. */
async function stateOf(segment: string): Promise<Record<string, string>> {
  const { segment: found } = await admin.do(
    'query ($id: ID!) { segment(id: $id) { members(first: 200) { nodes { contact { externalId } pin source addedBy since } } excluded(first: 200) { nodes { contact { externalId } excludedBy } } } }',
    { id: segment },
  );
  const members = list(found?.members?.nodes).map(({ contact, ...how }) => [
    text(contact?.externalId),
    `member ${JSON.stringify(how)}`,
  ]);
  const kept = list(found?.excluded?.nodes).map(({ contact, excludedBy }) => [
    text(contact?.externalId),
    `kept out by ${text(excludedBy)}`,
  ]);
  return Object.fromEntries([...members, ...kept]);
}

async function jobDone(id: string): Promise<Data> {
  for (;;) {
    const { job } = await admin.do(
      'query ($id: ID!) { job(id: $id) { status total done changed failed error result membersChange { id } segment { memberCount } } }',
      { id },
    );
    if (['DONE', 'FAILED', 'CANCELLED'].includes(text(job?.status))) return job as Data;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
        act: fc.constantFrom('Add', 'Remove', 'Reset'),
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
        let last: Data | undefined;
        for (const { act, keepOut, who } of all) {
          before = await stateOf(segment);
          last = await change(act as 'Add', { segment, contacts: who, ...(act === 'Remove' && { keepOut }) });
        }
        const changeId = last?.change?.id;
        if (!changeId) {
          expect(await stateOf(segment)).toEqual(before);
          return;
        }
        expect(list((await undo(text(changeId))).userErrors)).toEqual([]);
        expect(await stateOf(segment)).toEqual(before);
      }),
      { numRuns: 25, seed: 5 },
    );
    await expectRecount(server.platform.database.url);
  });

  test('leaves whoever was changed since, and is done once', async () => {
    const segment = await create('Since');
    const { change: made } = await change('Add', { segment, contacts: ['p0', 'p1'] });
    await change('Remove', { segment, contacts: ['p1'] });
    expect(await undo(text(made?.id))).toMatchObject({ changedCount: 1, changedSinceCount: 1 });
    expect(Object.keys(await stateOf(segment))).toEqual(['p1']);
    expect(list((await undo(text(made?.id))).userErrors)).toMatchObject([{ path: ['input', 'change'] }]);
  });

  test('of another workspace’s change is not there, and a key needs the scope', async () => {
    const segment = await create('Hers');
    const { change: made } = await change('Add', { segment, contacts: ['p0'] });
    const eve = await otherWorkspace(server, admin);
    expect(list((await undo(text(made?.id), eve)).userErrors)).toMatchObject([{ code: 'NOT_FOUND' }]);
    const reader = await integrator(server, admin, ['segments:read']);
    const { errors } = await reader.ask(
      'mutation ($input: SegmentMembersUndoInput!) { segmentMembersUndo(input: $input) { changedCount } }',
      { input: { change: text(made?.id) } },
    );
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
  const removed = await change('Remove', { segment, contacts: ['p0'] });
  await undo(text((removed.change as Data | undefined)?.id));
  const { segment: found } = await admin.do(
    'query ($id: ID!) { segment(id: $id) { trend { points joinedCount leftCount } } }',
    { id: segment },
  );
  const points = list(found?.trend?.points) as unknown as number[];
  expect(points.slice(-5)).toEqual([0, 1, 1, 1, 1]);
  expect(found?.trend).toMatchObject({ joinedCount: 2, leftCount: 1 });
  const { contacts } = await admin.do(
    'query { contacts(first: 1, search: "p0") { nodes { activity(first: 50) { nodes { type actor data } } } } }',
  );
  const told = list(list(contacts?.nodes)[0]?.activity?.nodes).filter(
    ({ data }) => (data as { segmentId?: unknown } | undefined)?.segmentId === segment,
  );
  const types = told.map(({ type }) => text(type));
  expect(types.toSorted()).toEqual(['segment.back', 'segment.joined', 'segment.left']);
  expect(told.find(({ type }) => text(type) === 'segment.back')?.actor).toBe('Ada Lovelace');
});

describe('a change of thousands', () => {
  test('is a job whose counts add up, and is undone by another', async () => {
    const segment = await create('Thousands');
    await change('Add', { segment, contacts: ['p0', 'p1'] });
    const begun = await change('Add', { segment, matching: {} });
    expect(begun).toMatchObject({ changedCount: null, job: { id: expect.stringMatching(/^job_/) } });
    const done = await jobDone(text(begun.job?.id));
    expect(done).toMatchObject({ status: 'DONE', total: 5_200, done: 5_200, changed: 5_198, failed: 0 });
    expect(done.segment).toEqual({ memberCount: 5_200 });
    const undone = await undo(text(done.membersChange?.id));
    const back = await jobDone(text(undone.job?.id));
    expect(back).toMatchObject({ status: 'DONE', segment: { memberCount: 2 } });
    await expectRecount(server.platform.database.url);
  });

  test('that is cancelled keeps what was done, and that can be undone', async () => {
    const segment = await create('Cancelled');
    const { job } = await change('Add', { segment, matching: {} });
    await admin.ask('mutation ($id: ID!) { jobCancel(input: { id: $id }) { userErrors { message } } }', {
      id: text(job?.id),
    });
    const ended = await jobDone(text(job?.id));
    const { memberCount } = ended.segment as unknown as { memberCount: number };
    expect(Number(ended.changed)).toBe(memberCount);
    if (ended.membersChange) {
      const undone = await undo(text(ended.membersChange.id));
      if (undone.job) await jobDone(text(undone.job.id));
    }
    await expectRecount(server.platform.database.url);
  });
});
