import { WEEKDAYS } from '@cadre/shared/working-hours';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, invited, list, testServer, text } from './api.js';

let server: RunningServer;
let admin: Caller;

const errors = 'userErrors { code message path }';
const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) {
  conversation { id queue { name } receipt { summary queue { name waitsForHours rules { name outcome } } } } ${errors} } }`;
const createQueue = `mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { queue { id version outsideHours open } ${errors} } }`;
const setHours = `mutation ($input: TeamGroupHoursSetInput!) { teamGroupHoursSet(input: $input) {
  teamGroup { version hours { kind timeZone intervals { day from to } } } ${errors} } }`;
const changeWorkspace = `mutation ($input: WorkspaceChangeInput!) { workspaceChange(input: $input) {
  workspace { version workingHours { day from to } } ${errors} } }`;
const tryRouting = `query ($input: RoutingTestInput!) { routingTest(input: $input) {
  queue { name waitsForHours rules { id name outcome explanation { matches seen } } } priority { priority rules { name outcome } } } }`;

const topicIs = (topic: string) => ({
  is: { field: 'conversation.topic', operator: 'EQUALS', value: topic },
});
const allDay = WEEKDAYS.map((day) => ({ day, from: '00:00', to: '24:00' }));
/** One minute that is not now, on the clock of UTC. */
const notNow = () => {
  const later = new Date(Date.now() + 12 * 3_600_000);
  const day = WEEKDAYS[(later.getUTCDay() + 6) % 7];
  return [{ day, from: '00:00', to: '00:01' }];
};
const outcomes = (rules: Data | undefined) => list(rules).map((rule) => [rule.name, rule.outcome]);

async function startAbout(topic: string): Promise<Data> {
  const { conversationStart } = await admin.do(start, {
    input: { contact: { externalId: 'grace' }, topic, message: 'Hello' },
  });
  return conversationStart?.conversation as Data;
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const group = `mutation ($input: TeamGroupCreateInput!) { teamGroupCreate(input: $input) { teamGroup { id } ${errors} } }`;
  for (const name of ['EMEA', 'Americas']) await admin.do(group, { input: { name } });
});

describe('working hours', () => {
  test('outside of them a queue passes on to the next that matches, and the receipt says so', async () => {
    await admin.do(setHours, {
      input: { id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: notNow() },
    });
    await admin.do(createQueue, {
      input: { name: 'EMEA desk', condition: topicIs('billing'), team: 'emea', outsideHours: 'NEXT_QUEUE' },
    });
    await admin.do(createQueue, {
      input: { name: 'Americas desk', condition: topicIs('billing'), team: 'americas' },
    });
    const conversation = await startAbout('billing');
    expect(conversation.queue).toMatchObject({ name: 'Americas desk' });
    expect(outcomes(conversation.receipt.queue.rules)).toEqual([
      ['EMEA desk', 'OUTSIDE_HOURS'],
      ['Americas desk', 'WON'],
      ['Everything else', 'NOT_REACHED'],
    ]);
    expect(text(conversation.receipt.summary)).toContain('it went on from “EMEA desk”');
  });

  test('a change of the hours holds for the very next conversation', async () => {
    await admin.do(setHours, { input: { id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: allDay } });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'EMEA desk' });
    await admin.do(setHours, { input: { id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: notNow() } });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'Americas desk' });
    await admin.do(setHours, { input: { id: 'emea', hours: 'ALWAYS' } });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'EMEA desk' });
  });

  test('a group that works the hours of the workspace follows them, and a queue that waits keeps what comes', async () => {
    await admin.do(setHours, { input: { id: 'emea', hours: 'WORKSPACE' } });
    const { workspaceChange } = await admin.do(changeWorkspace, { input: { workingHours: notNow() } });
    expect(list(workspaceChange?.workspace.workingHours)).toHaveLength(1);
    const conversation = await startAbout('billing');
    expect(conversation.receipt.queue).toMatchObject({ name: 'Americas desk', waitsForHours: true });
    expect(text(conversation.receipt.summary)).toContain('waits for them');
    await admin.do(changeWorkspace, { input: { workingHours: null } });
    expect((await startAbout('billing')).receipt.queue).toMatchObject({
      name: 'EMEA desk',
      waitsForHours: false,
    });
  });

  test('hours that are no hours are refused, each at its place', async () => {
    const intervals = [
      { day: 'MONDAY', from: '9:00', to: '17:00' },
      { day: 'TUESDAY', from: '17:00', to: '09:00' },
      { day: 'FRIDAY', from: '09:00', to: '12:00' },
      { day: 'FRIDAY', from: '11:00', to: '13:00' },
    ];
    const input = { id: 'emea', hours: 'OWN', timeZone: 'Mars/Olympus', intervals };
    const { data } = await admin.ask(setHours, { input });
    expect(list(data.teamGroupHoursSet?.userErrors).map((one) => list(one.path).join('.'))).toEqual([
      'input.intervals.0.from',
      'input.intervals.1.to',
      'input.intervals.3',
      'input.timeZone',
    ]);
  });

  test('the fallback queue always waits, and two who change a thing at once are told of each other', async () => {
    const { queues } = await admin.do('{ queues { nodes { id fallback version } } }');
    const fallback = list(queues?.nodes).find((queue) => queue.fallback);
    const change = `mutation ($input: QueueChangeInput!) { queueChange(input: $input) { ${errors} } }`;
    const { data } = await admin.ask(change, { input: { id: fallback?.id, outsideHours: 'NEXT_QUEUE' } });
    expect(data.queueChange?.userErrors[0]).toMatchObject({ path: ['input', 'outsideHours'] });
    const stale = await admin.ask(changeWorkspace, { input: { name: 'Northwind 2', expectedVersion: 1 } });
    expect(stale.data.workspaceChange?.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
    const hours = await admin.ask(setHours, { input: { id: 'emea', hours: 'ALWAYS', expectedVersion: 1 } });
    expect(hours.data.teamGroupHoursSet?.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('which would win', () => {
  test('is told of a queue that is not saved, with the values it sees even where another won', async () => {
    const { routingTest } = await admin.do(tryRouting, {
      input: {
        contact: 'grace',
        topic: 'billing',
        draft: {
          queue: { condition: { is: { field: 'contact.externalId', operator: 'EQUALS', value: 'grace' } } },
        },
      },
    });
    const drafted = list(routingTest?.queue.rules).find((rule) => text(rule.id) === 'draft');
    expect(drafted).toMatchObject({
      name: 'This queue',
      outcome: 'NOT_REACHED',
      explanation: { matches: true, seen: 'grace' },
    });
    expect(list(routingTest?.queue.rules).at(-1)).toMatchObject({ name: 'Everything else' });
  });

  test('is told of a change to a queue or a priority rule, and nothing is stored', async () => {
    const { queues } = await admin.do('{ queues { nodes { id name version } } }');
    const emea = list(queues?.nodes)[0];
    const draft = {
      queue: { id: emea?.id, condition: topicIs('setup') },
      priorityRule: { condition: topicIs('billing'), priority: 'URGENT' },
    };
    const { routingTest } = await admin.do(tryRouting, {
      input: { contact: 'grace', topic: 'billing', draft },
    });
    expect(routingTest?.queue.name).toBe('Americas desk');
    expect(routingTest?.priority).toMatchObject({
      priority: 'URGENT',
      rules: [{ name: 'This rule', outcome: 'WON' }],
    });
    const after = await admin.do('{ queues { nodes { id name version } } }');
    expect(after.queues).toEqual(queues);
  });

  test('takes a conversation with its texts, and an error in the draft is told at its predicate', async () => {
    const conversation = await startAbout('billing');
    const { routingTest } = await admin.do(tryRouting, { input: { conversation: conversation.id } });
    expect(routingTest?.queue.name).toBe('EMEA desk');
    const wrong = { all: [{ is: { field: 'conversation.topic', operator: 'EQUALS', value: '' } }] };
    const answer = await admin.ask(tryRouting, {
      input: { contact: 'grace', draft: { queue: { condition: wrong } } },
    });
    expect(answer.errors?.[0]?.extensions.userErrors).toMatchObject([
      { path: ['input', 'draft', 'queue', 'condition', 'all', '0', 'is', 'value'] },
    ]);
  });

  test('a preview counts what the draft would have won of the last days, before the queues after it', async () => {
    await startAbout('refund');
    await startAbout('refund');
    const preview = `query ($draft: RoutingDraftInput!) {
      routingDraftPreview(draft: $draft) { conversationCount wonCount limited } }`;
    const refunds = await admin.do(preview, { draft: { queue: { condition: topicIs('refund') } } });
    expect(refunds.routingDraftPreview).toMatchObject({ wonCount: 2, limited: false });
    const billing = await admin.do(preview, { draft: { queue: { condition: topicIs('billing') } } });
    expect(billing.routingDraftPreview).toMatchObject({ wonCount: 0 });
    const rule = { priorityRule: { condition: topicIs('refund'), priority: 'HIGH' } };
    expect((await admin.do(preview, { draft: rule })).routingDraftPreview).toMatchObject({ wonCount: 2 });
  });
});

describe('people', () => {
  test('an invitation’s link is made anew, the earlier one opens nothing, and one that is taken back neither', async () => {
    const invite = `mutation { invitationCreate(input: { email: "ben@northwind.example", role: AGENT }) { invitation { id } token ${errors} } }`;
    const { invitationCreate } = await admin.do(invite);
    const id = invitationCreate?.invitation.id;
    const renew = `mutation ($input: IdInput!) { invitationRenew(input: $input) { invitation { id } token ${errors} } }`;
    const { invitationRenew } = await admin.do(renew, { input: { id } });
    const accept = `mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { ${errors} } }`;
    const person = { name: 'Ben', password: 'structure and interpretation' };
    const stale = await admin.ask(accept, { input: { token: invitationCreate?.token, ...person } });
    expect(stale.data.invitationAccept?.userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    await admin.do(
      `mutation ($input: IdInput!) { invitationRevoke(input: $input) { deletedId ${errors} } }`,
      {
        input: { id },
      },
    );
    const revoked = await admin.ask(accept, { input: { token: invitationRenew?.token, ...person } });
    expect(revoked.data.invitationAccept?.userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(list((await admin.do('{ invitations { id } }')).invitations)).toEqual([]);
  });

  test('an agent says whether they take conversations, and may change nothing else of a seat', async () => {
    const grace = await invited(server, admin, 'Grace', 'AGENT');
    const { availabilitySet } = await grace.do(
      `mutation { availabilitySet(input: { available: true }) { teammate { name available } ${errors} } }`,
    );
    expect(availabilitySet?.teammate).toMatchObject({ name: 'Grace', available: true });
    const { errors: refused } = await grace.ask(
      `mutation { teammateChange(input: { id: "x", available: false }) { ${errors} } }`,
    );
    expect(refused?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('teammates come in pages, are searched, and join and leave a group without the whole list', async () => {
    const { teammateConnection } = await admin.do(
      '{ teammateConnection(first: 1) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } } }',
    );
    expect(teammateConnection).toMatchObject({ totalCount: 2, nodes: [{ name: 'Ada Lovelace' }] });
    const found = await admin.do('{ teammateConnection(search: "grac") { nodes { id name } } }');
    const id = list(found.teammateConnection?.nodes)[0]?.id;
    const change = `mutation ($input: TeamGroupChangeInput!) { teamGroupChange(input: $input) { teamGroup { teammateCount } ${errors} } }`;
    const joined = await admin.do(change, { input: { id: 'emea', addTeammates: [id] } });
    expect(joined.teamGroupChange?.teamGroup).toMatchObject({ teammateCount: 1 });
    const inGroup = await admin.do(
      '{ teammateConnection(group: "emea") { nodes { name teamGroups { name } } } }',
    );
    expect(inGroup.teammateConnection?.nodes).toMatchObject([
      { name: 'Grace', teamGroups: [{ name: 'EMEA' }] },
    ]);
    const left = await admin.do(change, { input: { id: 'emea', removeTeammates: [id] } });
    expect(left.teamGroupChange?.teamGroup).toMatchObject({ teammateCount: 0 });
  });
});
