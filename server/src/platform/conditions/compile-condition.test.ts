import type { Condition, ConditionContext, FieldType } from '@cadre/shared/conditions/ast';
import { fieldTypes } from '@cadre/shared/conditions/catalogue';
import { CONVERSATION_PRIORITIES, CONVERSATION_STATUSES } from '@cadre/shared/conditions/conversation-codes';
import { instant } from '@cadre/shared/conditions/dates';
import { evaluate } from '@cadre/shared/conditions/evaluate';
import { type FactValue, isDateFact, waitingMinutes } from '@cadre/shared/conditions/facts';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { ANY_NOW, anyCondition, anyFacts } from '@cadre/shared/conditions/spec/arbitraries';
import { canonicalText } from '@cadre/shared/conditions/values';
import fc from 'fast-check';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import {
  BrokenCondition,
  compileContactCondition,
  compileConversationCondition,
} from './compile-condition.js';
import { planned, probed } from './contact-comparers.js';

const types = fieldTypes([
  { key: 'plan', type: 'CHOICE' },
  { key: 'seats', type: 'NUMBER' },
  { key: 'trial', type: 'BOOLEAN' },
  { key: 'renewal', type: 'DATE' },
  { key: 'tags', type: 'MULTI_CHOICE' },
]);
const context: ConditionContext = { types, timeZone: 'America/New_York' };
const now = new Date(ANY_NOW);
const WORKSPACE = 'wsp_1';

let pool: pg.Pool;
let database: Kysely<unknown>;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 1 });
  database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  // These rows stand alone: what they refer to does not matter to a condition.
  await pool.query(`set session_replication_role = replica`);
  await pool.query(`drop index contact_email, contact_external_id`);
  await pool.query(
    `alter table conversation drop constraint conversation_waits, drop constraint conversation_has_place,
       drop constraint conversation_comes_back`,
  );
  for (const [index, subject] of subjects.entries()) await insertSubject(`${index}`, subject);
});
afterAll(() => database.destroy());

type SubjectFacts = Map<string, FactValue>;

interface Subject {
  /** What is known of the contact and its conversation. */
  readonly facts: SubjectFacts;
  readonly members: readonly string[];
  readonly claims: readonly string[];
  readonly waitingSince: number | null;
}

/** A contact with one conversation, in a form that the tables can hold. */
const anySubject = fc
  .record({
    facts: anyFacts(types, context.timeZone),
    claims: fc.subarray(['seg_A', 'seg_B', 'seg_C']),
    waited: fc.option(fc.integer({ min: -200_000, max: 700_000 })),
    status: fc.constantFrom(...CONVERSATION_STATUSES),
    priority: fc.constantFrom(...CONVERSATION_PRIORITIES),
    csat: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ facts, claims, waited, status, priority, csat }): Subject => {
    const members = facts.get('segment');
    const waitingSince = waited === null ? null : ANY_NOW - waited;
    const stored = new Map(facts);
    for (const field of ['contact.createdAt', 'conversation.createdAt']) {
      const date = facts.get(field);
      stored.set(field, instant(date !== undefined && isDateFact(date) ? date[0] : ANY_NOW));
    }
    put(stored, 'conversation.channel', facts.get('conversation.channel') ?? 'chat');
    put(stored, 'conversation.escalated', facts.get('conversation.escalated') ?? false);
    put(stored, 'conversation.status', canonicalText(status));
    put(stored, 'conversation.priority', canonicalText(priority));
    put(stored, 'conversation.queue', facts.get('conversation.queue') ?? 'que_1');
    put(stored, 'conversation.csat', csat);
    put(
      stored,
      'conversation.waitingMinutes',
      waitingSince === null ? null : waitingMinutes(waitingSince, ANY_NOW),
    );
    return {
      facts: stored,
      members: Array.isArray(members) ? members.map(String) : [],
      claims,
      waitingSince,
    };
  });

function put(facts: SubjectFacts, field: string, value: FactValue | null): void {
  if (value === null) facts.delete(field);
  else facts.set(field, value);
}

const subjects = fc.sample(anySubject, { numRuns: 120, seed: 20_261_123 });

async function insertSubject(id: string, subject: Subject): Promise<void> {
  const at = (field: string) => {
    const date = subject.facts.get(field);
    return new Date(date !== undefined && isDateFact(date) ? date[0] : ANY_NOW).toISOString();
  };
  const value = (field: string) => subject.facts.get(field) ?? null;
  const properties = [...subject.facts].filter(([field]) => field.startsWith('contact.properties.'));
  await pool.query(
    `insert into contact (workspace_id, id, email_canonical, name_canonical, company_canonical, external_id_canonical,
       facts, normaliser_version, created_at) values ($1, $2, $3, $4, $5, $6, $7, 1, $8)`,
    [
      ...[
        WORKSPACE,
        id,
        value('contact.email'),
        value('contact.name'),
        value('contact.company'),
        value('contact.externalId'),
      ],
      JSON.stringify(
        Object.fromEntries(
          properties.map(([field, one]) => [field.slice('contact.properties.'.length), one]),
        ),
      ),
      at('contact.createdAt'),
    ],
  );
  await pool.query(
    `insert into conversation (workspace_id, id, number, contact_id, channel, topic_canonical, subject_canonical,
       language_canonical, page_url_canonical, status, priority, queue_id, team_id, assignee_id, escalated, created_at,
       waiting_since, csat) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[WORKSPACE, `cnv_${id}`, Number(id), id, value('conversation.channel'), value('conversation.topic')],
      ...[value('conversation.subject'), value('conversation.language'), value('conversation.pageUrl')],
      ...[
        String(value('conversation.status')).toUpperCase(),
        String(value('conversation.priority')).toUpperCase(),
      ],
      ...[value('conversation.queue'), value('conversation.team'), value('conversation.assignee')],
      ...[value('conversation.escalated'), at('conversation.createdAt')],
      ...[
        subject.waitingSince === null ? null : new Date(subject.waitingSince).toISOString(),
        value('conversation.csat'),
      ],
    ],
  );
  await insertSegments(id, subject);
}

async function insertSegments(id: string, { members, claims }: Subject): Promise<void> {
  const membership = `insert into segment_membership (workspace_id, segment_id, contact_id, source, added_by, until)`;
  for (const segment of members) {
    await pool.query(`${membership} values ($1, $2, $3, 'API', 'test', null)`, [WORKSPACE, segment, id]);
  }
  const claimed = `insert into conversation_segment (workspace_id, conversation_id, segment_id, source)`;
  for (const segment of claims) {
    await pool.query(`${claimed} values ($1, $2, $3, 'CLAIM')`, [WORKSPACE, `cnv_${id}`, segment]);
  }
  // None of these counts: a membership that has ended, another workspace's, and what was a membership at creation.
  await pool.query(`${membership} values ($1, 'seg_D', $2, 'API', 'test', now())`, [WORKSPACE, id]);
  await pool.query(`${membership} values ('wsp_2', 'seg_D', $1, 'API', 'test', null)`, [id]);
  await pool.query(`${claimed} values ($1, $2, 'seg_D', 'MEMBERSHIP')`, [WORKSPACE, `cnv_${id}`]);
}

function expectedIds(condition: Condition, factsOf: (subject: Subject) => SubjectFacts): string[] {
  const prepared = prepareCondition(condition, context);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return subjects.flatMap((subject, id) =>
    evaluate(prepared.condition, factsOf(subject), ANY_NOW) ? [`${id}`] : [],
  );
}

const CONTACT_FIELDS = [...types].filter(([field]) => !field.startsWith('conversation.'));
const wanted = new Map<string, FieldType>(CONTACT_FIELDS);

describe('the rows that SQL finds are those that the evaluator finds', () => {
  test('among contacts', async () => {
    for (const condition of fc.sample(anyCondition(wanted, { emptyLists: true }), {
      numRuns: 600,
      seed: 1,
    })) {
      const meets = compileContactCondition(condition, { alias: 'c', workspaceId: WORKSPACE, context, now });
      const { rows } = await sql<{
        id: string;
      }>`select c.id from contact c where ${meets} order by c.id::int`.execute(database);
      expect(
        rows.map(({ id }) => id),
        JSON.stringify(condition),
      ).toEqual(expectedIds(condition, ({ facts }) => facts));
    }
  });

  test.each([
    ['as it is planned', planned],
    ['probed for each row', probed],
  ])('among conversations, where claims count as segments, %s', async (_, lookup) => {
    const effective = ({ facts, members, claims }: Subject) => {
      const segments = [...new Set([...members, ...claims])];
      return new Map(facts).set('segment', segments);
    };
    for (const condition of fc.sample(anyCondition(types, { emptyLists: true }), { numRuns: 600, seed: 2 })) {
      const meets = compileConversationCondition(condition, {
        alias: 'v',
        contactAlias: 'person',
        workspaceId: WORKSPACE,
        lookup,
        context,
        now,
      });
      const { rows } = await sql<{
        id: string;
        answer: unknown;
      }>`select v.contact_id as id, ${meets} as answer
        from conversation v join contact person on person.workspace_id = v.workspace_id and person.id = v.contact_id
        order by v.number`.execute(database);
      expect(rows.every(({ answer }) => typeof answer === 'boolean')).toBe(true);
      const found = rows.filter(({ answer }) => answer).map(({ id }) => id);
      expect(found, JSON.stringify(condition)).toEqual(expectedIds(condition, effective));
    }
  });
});

describe('the SQL of a condition', () => {
  const compiled = (condition: unknown) =>
    compileContactCondition(condition as Condition, { alias: 'c', workspaceId: WORKSPACE, context, now });

  test('holds nothing that a person wrote: it all goes in as parameters', () => {
    const odd = `'); drop table contact; --`;
    const types = new Map<string, FieldType>([
      [`contact.properties.${odd}`, 'TEXT'],
      [`contact.properties.n${odd}`, 'NUMBER'],
    ]);
    const condition: Condition = {
      all: [
        { is: { field: `contact.properties.${odd}`, operator: 'CONTAINS', value: odd } },
        {
          is: { field: `contact.properties.${odd}`, operator: 'IN', value: [odd, `${odd}2`, '3', '4', '5'] },
        },
        { is: { field: `contact.properties.n${odd}`, operator: 'AT_LEAST', value: 77_777 } },
      ],
    };
    const meets = compileContactCondition(condition, {
      alias: 'c',
      workspaceId: odd,
      context: { types, timeZone: 'UTC' },
      now,
    });
    const { sql: text } = meets.compile(database);
    expect(text).not.toMatch(/drop table|77777/);
  });

  test('is refused for a condition that cannot be read', () => {
    const broken = { not: { is: { field: 'contact.properties.gone', operator: 'EQUALS', value: 'x' } } };
    expect(() => compiled(broken)).toThrow(BrokenCondition);
    expect(() => compiled(broken)).toThrow(/not\.is\.field/);
  });

  test('is refused for a field that the subject does not have', () => {
    expect(() =>
      compiled({ is: { field: 'conversation.status', operator: 'EQUALS', value: 'open' } }),
    ).toThrow(TypeError);
  });
});
