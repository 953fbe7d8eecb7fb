import type { Condition, Predicate } from '@cadre/shared/conditions/ast';
import { fieldTypes } from '@cadre/shared/conditions/catalogue';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { compileContactCondition } from './compile-condition.js';

const types = fieldTypes([
  { key: 'plan', type: 'CHOICE' },
  { key: 'seats', type: 'NUMBER' },
  { key: 'tags', type: 'MULTI_CHOICE' },
]);
let database: Kysely<unknown>;

beforeAll(async () => {
  const pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 1 });
  database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await pool.query(`set session_replication_role = replica`);
  await pool.query(`insert into contact (workspace_id, id, email_canonical, name_canonical, facts, normaliser_version)
    select 'wsp_1', 'con_' || i, 'user' || i || '@firm' || i % 500 || '.example', md5(i::text) || ' smith',
      jsonb_build_object('plan', 'plan ' || i % 300, 'seats', i, 'tags', jsonb_build_array('t' || i % 400, 'u' || i % 7)), 1
    from generate_series(1, 20000) i`);
  await pool.query('vacuum analyze contact');
});
afterAll(() => database.destroy());

async function planOf(condition: Condition): Promise<string> {
  const meets = compileContactCondition(condition, {
    alias: 'c',
    workspaceId: 'wsp_1',
    context: { types, timeZone: 'UTC' },
    now: new Date(),
  });
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select from contact c
    where c.workspace_id = 'wsp_1' and ${meets}`.execute(database);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each<[string, Predicate, string]>([
  [
    'an e-mail address',
    { field: 'contact.email', operator: 'EQUALS', value: 'user7@firm7.example' },
    'contact_email',
  ],
  // Few enough begin so that the sample of the statistics does not decide between this index and that of the search.
  [
    'the start of an e-mail address',
    { field: 'contact.email', operator: 'STARTS_WITH', value: 'user7777' },
    'contact_email',
  ],
  ['a part of a name', { field: 'contact.name', operator: 'CONTAINS', value: 'c4ca42' }, 'contact_search'],
  ['a choice', { field: 'contact.properties.plan', operator: 'EQUALS', value: 'plan 7' }, 'contact_facts'],
  ['a number', { field: 'contact.properties.seats', operator: 'IN', value: [7, 8] }, 'contact_facts'],
  [
    'an element of a list',
    { field: 'contact.properties.tags', operator: 'EQUALS', value: 't7' },
    'contact_facts',
  ],
])('PostgreSQL finds %s by an index', async (_, is, index) => {
  expect(await planOf({ is })).toContain(index);
  const present: Condition = { is: { field: is.field, operator: 'IS_NOT_EMPTY' } };
  expect(await planOf({ all: [present, { any: [{ is }] }] })).toContain(index);
});
