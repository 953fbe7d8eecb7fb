import { sql } from 'kysely';
import { createProperty } from '../features/contacts/properties.service.js';
import { intake } from '../features/intake/intake.js';
import { readIntakeRequest } from '../features/intake/intake-request.js';
import { createPriorityRule } from '../features/priority/priority-rules.service.js';
import { changeQueue, createQueue } from '../features/routing/queues.service.js';
import { addMembers } from '../features/segments/members.service.js';
import { createSegment, setSegmentRule } from '../features/segments/segments.service.js';
import { createTeamGroup } from '../features/teams/team-groups.service.js';
import { createAccount, createTeammate } from '../features/teams/teammates.service.js';
import { Teammate } from '../features/teams/teams.entity.js';
import { isSetUp, setUpInstallation } from '../features/workspaces/workspaces.service.js';
import { systemActor } from '../platform/actor.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { transact } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Platform } from '../platform/platform.js';
import { questions } from './people.js';
import { Random } from './random.js';
import { samplePerson, sampleProperties } from './sample-contacts.js';
import { workOffPast } from './work-off-past.js';

/** How a person looks at the sample. */
export const sampleSignIn = { email: 'ada@example.com', password: 'cadre sample' } as const;

const workspaceName = 'Northwind Cloud';
const conversationCount = 260;
const days = 30;
/** What came in the last of them still waits. */
const waitingDays = 2;

/** Gives an installation that is empty a workspace to try things in. @returns whether it did. */
export async function createSample(platform: Platform): Promise<boolean> {
  if (await isSetUp({ db: platform.database.sql })) return false;
  const { workspaceId } = await setUpInstallation(platform, {
    ...sampleSignIn,
    workspaceName,
    timeZone: 'Europe/Copenhagen',
    name: 'Ada Lovelace',
  });
  const author = { workspaceId, actor: systemActor };
  const write = <T>(work: (unit: UnitOfWork) => Promise<T>) => transact(platform, author, work);
  await write(createProperties);
  await write(createSegments);
  await write(createTeams);
  await write(createRouting);
  await startConversations(platform, workspaceId);
  await write((unit) => workOffPast(unit, Date.now() - waitingDays * 86_400_000));
  await write(addStrategicContacts);
  return true;
}

/** Whether this installation has the sample's admin. */
export async function hasSample(platform: Platform): Promise<boolean> {
  const { rows } = await sql`select 1 from account where email_canonical = ${sampleSignIn.email}`.execute(
    platform.database.sql,
  );
  return rows.length > 0;
}

const is = (field: string, operator: string, value?: unknown) => ({ is: { field, operator, value } });
const property = (key: string, operator: string, value?: unknown) =>
  is(`contact.properties.${key}`, operator, value);

async function createProperties(unit: UnitOfWork): Promise<void> {
  for (const property of sampleProperties) await createProperty(unit, property);
}

const segments = [
  {
    name: 'VIP',
    colour: 'VIOLET',
    description: 'Enterprise customers who pay most: answered first, by seniors.',
    rule: {
      all: [property('plan_tier', 'EQUALS', 'enterprise'), property('monthly_revenue', 'AT_LEAST', 2_000)],
    },
  },
  {
    name: 'Enterprise',
    colour: 'INDIGO',
    description: 'Everybody on the enterprise plan.',
    rule: property('plan_tier', 'EQUALS', 'enterprise'),
  },
  {
    name: 'Trial users',
    colour: 'TEAL',
    description: 'Deciding whether to stay: a fast first answer counts.',
    rule: property('lifecycle_stage', 'EQUALS', 'trial'),
  },
  {
    name: 'Europe',
    colour: 'BLUE',
    description: 'Served by the team that works European hours.',
    rule: property('region', 'IN', ['EU', 'UK']),
  },
  {
    name: 'At risk',
    colour: 'ORANGE',
    description: 'Paying customers who may leave.',
    rule: {
      all: [
        property('lifecycle_stage', 'EQUALS', 'at risk'),
        { not: property('plan_tier', 'EQUALS', 'free') },
      ],
    },
  },
  {
    name: 'Strategic accounts',
    colour: 'PINK',
    description: 'Chosen by hand, with the sales team.',
    rule: null,
  },
] as const;

async function createSegments(unit: UnitOfWork): Promise<void> {
  for (const { name, colour, description, rule } of segments) {
    const segment = await createSegment(unit, { name, colour, description });
    await unit.em.flush();
    if (rule) await setSegmentRule(unit, { segment: segment.id, condition: rule, enabled: true });
  }
}

/** Each agent has queues of their own, and Ada may help out in the one that takes the rest. */
async function createTeams(unit: UnitOfWork): Promise<void> {
  const teammates: string[] = [];
  for (const [name, email] of [
    ['Grace Hopper', 'grace@example.com'],
    ['Alan Turing', 'alan@example.com'],
  ] as const) {
    const account = await createAccount(
      unit,
      { name, email, password: sampleSignIn.password },
      workspaceName,
    );
    teammates.push(createTeammate(unit, account, 'AGENT').id);
  }
  await unit.em.flush();
  const [grace = '', alan = ''] = teammates;
  const admins = await unit.em.find(Teammate, { workspaceId: unit.workspaceId, role: 'ADMIN' });
  const ada = admins.map(({ id }) => id);
  await createTeamGroup(unit, { name: 'Senior support', colour: 'VIOLET', teammates: [grace] });
  await createTeamGroup(unit, { name: 'Europe desk', colour: 'BLUE', teammates: [alan] });
  await createTeamGroup(unit, { name: 'Onboarding', colour: 'TEAL', teammates: [grace] });
  await createTeamGroup(unit, { name: 'General support', colour: 'GREEN', teammates: [alan, ...ada] });
}

async function createRouting(unit: UnitOfWork): Promise<void> {
  await createQueue(unit, {
    name: 'VIP',
    team: 'senior_support',
    condition: is('segment', 'IN', ['vip', 'strategic_accounts']),
  });
  await unit.em.flush();
  await createQueue(unit, {
    name: 'New customers',
    team: 'onboarding',
    condition: {
      any: [is('segment', 'EQUALS', 'trial_users'), is('conversation.topic', 'EQUALS', 'Onboarding')],
    },
  });
  await unit.em.flush();
  await createQueue(unit, {
    name: 'Europe',
    team: 'europe_desk',
    condition: is('segment', 'EQUALS', 'europe'),
  });
  await unit.em.flush();
  await changeQueue(unit, { id: 'everything_else', team: 'general_support' });
  await unit.em.flush();
  await createPriorityRule(unit, {
    name: 'VIP cannot work',
    priority: 'URGENT',
    condition: {
      all: [is('segment', 'EQUALS', 'vip'), is('conversation.topic', 'EQUALS', 'Technical issue')],
    },
  });
  await unit.em.flush();
  await createPriorityRule(unit, {
    name: 'VIP or at risk',
    priority: 'HIGH',
    condition: is('segment', 'IN', ['vip', 'at_risk']),
  });
  await unit.em.flush();
  await createPriorityRule(unit, {
    name: 'Wishes can wait',
    priority: 'LOW',
    condition: is('conversation.topic', 'EQUALS', 'Feature request'),
  });
}

/** Through the pipeline that real conversations take, at times of the last month. */
async function startConversations(platform: Platform, workspaceId: string): Promise<void> {
  const random = new Random(2_026);
  const people = Array.from({ length: 180 }, (_, index) => samplePerson(random, index));
  const inputs = Array.from({ length: conversationCount }, () =>
    sampleConversation(random, random.pick(people)),
  );
  inputs.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  const door = platform.only(intake);
  await Promise.all(
    inputs.map((input) => {
      const hash = newId('message');
      return door.start(workspaceId, readIntakeRequest(input, { actor: systemActor, hash }, ['input']));
    }),
  );
}

function sampleConversation(random: Random, contact: ReturnType<typeof samplePerson>) {
  const createdAt = new Date(Date.now() - Math.floor(random.next() * days * 86_400_000) - 60_000);
  return {
    contact,
    ...random.pick(questions),
    channel: random.pick(['widget', 'widget', 'email', 'chat', 'phone']),
    language: random.pick(['en', 'en', 'da', 'de', 'fr']),
    createdAt,
  };
}

async function addStrategicContacts(unit: UnitOfWork): Promise<void> {
  const condition = property('monthly_revenue', 'AT_LEAST', 7_000);
  await addMembers(unit, { segment: 'strategic_accounts', matching: { condition } });
}
