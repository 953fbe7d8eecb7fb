import { WEEKDAYS } from '@cadre/shared/working-hours';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, invited, present, testServer } from './api.js';
import { predicate, topicIs } from './conditions.js';
import type { RoutingDraftInput, TeamGroupHoursSetInput, WorkingIntervalInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { acceptInvitation, invite } from './operations/installation.js';
import { changeQueue, createQueue, listQueues } from './operations/queues.js';
import {
  changeTeammate,
  createTeamGroup,
  setAvailability,
  setTeamGroupHours,
} from './operations/teammates.js';

let server: RunningServer;
let admin: Caller;

const startAndExplain = graphql(`
  mutation StartAndExplainQueue($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation {
        id queue { name }
        receipt { summary queue { name waitsForHours rules { name outcome } } }
      }
      userErrors { code message path }
    }
  }
`);
const changeWorkspace = graphql(`
  mutation ChangeWorkspaceHours($input: WorkspaceChangeInput!) {
    workspaceChange(input: $input) {
      workspace { version workingHours { day from to } }
      userErrors { code message path }
    }
  }
`);
const testRouting = graphql(`
  query TestRouting($input: RoutingTestInput!) {
    routingTest(input: $input) {
      queue { name waitsForHours rules { id name outcome explanation { matches seen } } }
      priority { priority rules { name outcome } }
    }
  }
`);
const previewDraft = graphql(`
  query PreviewDraft($draft: RoutingDraftInput!) {
    routingDraftPreview(draft: $draft) { conversationCount wonCount limited }
  }
`);
const renewInvitation = graphql(`
  mutation RenewInvitation($id: ID!) {
    invitationRenew(input: { id: $id }) { invitation { id } token userErrors { code message path } }
  }
`);
const revokeInvitation = graphql(`
  mutation RevokeInvitation($id: ID!) {
    invitationRevoke(input: { id: $id }) { deletedId userErrors { code message path } }
  }
`);
const listInvitations = graphql(`
  query Invitations {
    invitations { id }
  }
`);
const findTeammates = graphql(`
  query FindTeammates($first: Int, $search: String, $group: ID) {
    teammateConnection(first: $first, search: $search, group: $group) {
      totalCount
      nodes { id name teamGroups { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const changeMembersOfGroup = graphql(`
  mutation ChangeMembersOfGroup($input: TeamGroupChangeInput!) {
    teamGroupChange(input: $input) { teamGroup { teammateCount } userErrors { code message path } }
  }
`);

const allDay = WEEKDAYS.map((day) => ({ day, from: '00:00', to: '24:00' }));
/** One minute that is not now, on the clock of UTC. */
const notNow = () => {
  const later = new Date(Date.now() + 12 * 3_600_000);
  const day = WEEKDAYS[(later.getUTCDay() + 6) % 7];
  return [{ day, from: '00:00', to: '00:01' }];
};
const outcomes = (rules: readonly { name: string; outcome: string }[]) =>
  rules.map((rule) => [rule.name, rule.outcome]);

const setHours = (input: TeamGroupHoursSetInput) => admin.do(setTeamGroupHours, { input });

async function startAbout(topic: string) {
  const { conversationStart } = await admin.do(startAndExplain, {
    input: { contact: { externalId: 'grace' }, topic, message: 'Hello' },
  });
  const { receipt, ...conversation } = present(conversationStart.conversation);
  return { ...conversation, receipt: present(receipt) };
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const name of ['EMEA', 'Americas']) await admin.do(createTeamGroup, { input: { name } });
});

describe('working hours', () => {
  test('outside of them a queue passes on to the next that matches, and the receipt says so', async () => {
    await setHours({ id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: notNow() });
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
    expect(conversation.receipt.summary).toContain('it went on from “EMEA desk”');
  });

  test('a change of the hours holds for the very next conversation', async () => {
    await setHours({ id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: allDay });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'EMEA desk' });
    await setHours({ id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals: notNow() });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'Americas desk' });
    await setHours({ id: 'emea', hours: 'ALWAYS' });
    expect((await startAbout('billing')).queue).toMatchObject({ name: 'EMEA desk' });
  });

  test('a group that works the hours of the workspace follows them, and a queue that waits keeps what comes', async () => {
    await setHours({ id: 'emea', hours: 'WORKSPACE' });
    const { workspaceChange } = await admin.do(changeWorkspace, { input: { workingHours: notNow() } });
    expect(workspaceChange.workspace?.workingHours).toHaveLength(1);
    const conversation = await startAbout('billing');
    expect(conversation.receipt.queue).toMatchObject({ name: 'Americas desk', waitsForHours: true });
    expect(conversation.receipt.summary).toContain('waits for them');
    await admin.do(changeWorkspace, { input: { workingHours: null } });
    expect((await startAbout('billing')).receipt.queue).toMatchObject({
      name: 'EMEA desk',
      waitsForHours: false,
    });
  });

  test('hours that are no hours are refused, each at its place', async () => {
    const intervals: WorkingIntervalInput[] = [
      { day: 'MONDAY', from: '9:00', to: '17:00' },
      { day: 'TUESDAY', from: '17:00', to: '09:00' },
      { day: 'FRIDAY', from: '09:00', to: '12:00' },
      { day: 'FRIDAY', from: '11:00', to: '13:00' },
    ];
    const { data } = await admin.ask(setTeamGroupHours, {
      input: { id: 'emea', hours: 'OWN', timeZone: 'Mars/Olympus', intervals },
    });
    expect(data.teamGroupHoursSet.userErrors.map((one) => one.path?.join('.'))).toEqual([
      'input.intervals.0.from',
      'input.intervals.1.to',
      'input.intervals.3',
      'input.timeZone',
    ]);
  });

  test('the fallback queue always waits, and two who change a thing at once are told of each other', async () => {
    const { queues } = await admin.do(listQueues);
    const { id } = present(queues.nodes.find((queue) => queue.fallback));
    const { data } = await admin.ask(changeQueue, { input: { id, outsideHours: 'NEXT_QUEUE' } });
    expect(data.queueChange.userErrors[0]).toMatchObject({ path: ['input', 'outsideHours'] });
    const stale = await admin.ask(changeWorkspace, { input: { name: 'Northwind 2', expectedVersion: 1 } });
    expect(stale.data.workspaceChange.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
    const hours = await admin.ask(setTeamGroupHours, {
      input: { id: 'emea', hours: 'ALWAYS', expectedVersion: 1 },
    });
    expect(hours.data.teamGroupHoursSet.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('which would win', () => {
  test('is told of a queue that is not saved, with the values it sees even where another won', async () => {
    const { routingTest } = await admin.do(testRouting, {
      input: {
        contact: 'grace',
        topic: 'billing',
        draft: { queue: { condition: predicate('contact.externalId', 'EQUALS', 'grace') } },
      },
    });
    const drafted = routingTest.queue.rules.find((rule) => rule.id === 'draft');
    expect(drafted).toMatchObject({
      name: 'This queue',
      outcome: 'NOT_REACHED',
      explanation: { matches: true, seen: 'grace' },
    });
    expect(routingTest.queue.rules.at(-1)).toMatchObject({ name: 'Everything else' });
  });

  test('is told of a change to a queue or a priority rule, and nothing is stored', async () => {
    const { queues } = await admin.do(listQueues);
    const draft: RoutingDraftInput = {
      queue: { id: queues.nodes[0].id, condition: topicIs('setup') },
      priorityRule: { condition: topicIs('billing'), priority: 'URGENT' },
    };
    const { routingTest } = await admin.do(testRouting, {
      input: { contact: 'grace', topic: 'billing', draft },
    });
    expect(routingTest.queue.name).toBe('Americas desk');
    expect(routingTest.priority).toMatchObject({
      priority: 'URGENT',
      rules: [{ name: 'This rule', outcome: 'WON' }],
    });
    expect((await admin.do(listQueues)).queues).toEqual(queues);
  });

  test('takes a conversation with its texts, and an error in the draft is told at its predicate', async () => {
    const conversation = await startAbout('billing');
    const { routingTest } = await admin.do(testRouting, { input: { conversation: conversation.id } });
    expect(routingTest.queue.name).toBe('EMEA desk');
    const wrong = { all: [topicIs('')] };
    const answer = await admin.ask(testRouting, {
      input: { contact: 'grace', draft: { queue: { condition: wrong } } },
    });
    expect(answer.errors?.[0]?.extensions.userErrors).toMatchObject([
      { path: ['input', 'draft', 'queue', 'condition', 'all', '0', 'is', 'value'] },
    ]);
  });

  test('a preview counts what the draft would have won of the last days, before the queues after it', async () => {
    await startAbout('refund');
    await startAbout('refund');
    const preview = async (draft: RoutingDraftInput) =>
      (await admin.do(previewDraft, { draft })).routingDraftPreview;
    expect(await preview({ queue: { condition: topicIs('refund') } })).toMatchObject({
      wonCount: 2,
      limited: false,
    });
    expect(await preview({ queue: { condition: topicIs('billing') } })).toMatchObject({ wonCount: 0 });
    expect(await preview({ priorityRule: { condition: topicIs('refund'), priority: 'HIGH' } })).toMatchObject(
      { wonCount: 2 },
    );
  });
});

describe('people', () => {
  test('an invitation’s link is made anew, the earlier one opens nothing, and one that is taken back neither', async () => {
    const accept = (token: string | null) =>
      admin.ask(acceptInvitation, {
        input: { token: present(token), name: 'Ben', password: 'structure and interpretation' },
      });
    const { invitationCreate } = await admin.do(invite, {
      input: { email: 'ben@northwind.example', role: 'AGENT' },
    });
    const { id } = present(invitationCreate.invitation);
    const { invitationRenew } = await admin.do(renewInvitation, { id });
    const stale = await accept(invitationCreate.token);
    expect(stale.data.invitationAccept.userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    await admin.do(revokeInvitation, { id });
    const revoked = await accept(invitationRenew.token);
    expect(revoked.data.invitationAccept.userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect((await admin.do(listInvitations)).invitations).toEqual([]);
  });

  test('an agent says whether they take conversations, and may change nothing else of a seat', async () => {
    const grace = await invited(server, admin, 'Grace', 'AGENT');
    const { availabilitySet } = await grace.do(setAvailability, { input: { available: true } });
    expect(availabilitySet.teammate).toMatchObject({ name: 'Grace', available: true });
    const { errors } = await grace.ask(changeTeammate, { input: { id: 'x', available: false } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('teammates come in pages, are searched, and join and leave a group without the whole list', async () => {
    const { teammateConnection } = await admin.do(findTeammates, { first: 1 });
    expect(teammateConnection).toMatchObject({ totalCount: 2, nodes: [{ name: 'Ada Lovelace' }] });
    const found = await admin.do(findTeammates, { search: 'grac' });
    const { id } = found.teammateConnection.nodes[0];
    const joined = await admin.do(changeMembersOfGroup, { input: { id: 'emea', addTeammates: [id] } });
    expect(joined.teamGroupChange.teamGroup).toMatchObject({ teammateCount: 1 });
    const inGroup = await admin.do(findTeammates, { group: 'emea' });
    expect(inGroup.teammateConnection.nodes).toMatchObject([
      { name: 'Grace', teamGroups: [{ name: 'EMEA' }] },
    ]);
    const left = await admin.do(changeMembersOfGroup, { input: { id: 'emea', removeTeammates: [id] } });
    expect(left.teamGroupChange.teamGroup).toMatchObject({ teammateCount: 0 });
  });
});
