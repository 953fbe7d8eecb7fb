import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Condition, ConditionContext, FieldType } from '@cadre/shared/conditions/ast';
import type { ConditionField } from '@cadre/shared/conditions/catalogue';
import { evaluate } from '@cadre/shared/conditions/evaluate';
import type { Facts } from '@cadre/shared/conditions/facts';
import { operatorsOf } from '@cadre/shared/conditions/operators';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { buildRulebook } from '@cadre/shared/conditions/rulebook/rulebook';
import { anyCondition, anyFacts, damagedFacts } from '@cadre/shared/conditions/spec/arbitraries';
import {
  contextOf,
  factsOf,
  TABLE_NOW,
  TABLE_TIME_ZONE,
  type TruthCase,
  truthCases,
} from '@cadre/shared/conditions/spec/truth-table';
import { parseCondition } from '@cadre/shared/conditions/validate';
import fc from 'fast-check';
import { Kysely, PostgresDialect, type RawBuilder, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { compileCondition } from './compile-condition.js';
import { propertyComparer } from './property-comparer.js';

/** Facts of any fields in one jsonb column, as a contact's properties are. */
let database: Kysely<unknown>;

beforeAll(async () => {
  const pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 1 });
  database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await sql`create temporary table record (id int primary key, facts jsonb not null)`.execute(database);
});
afterAll(() => database.destroy());

function asSql(condition: unknown, context: ConditionContext): RawBuilder<SqlBool> {
  return compileCondition(condition as Condition, { context, now: new Date(TABLE_NOW) }, (field, type) =>
    propertyComparer(sql.ref('record.facts'), field, type),
  );
}

async function store(records: readonly Facts[]): Promise<void> {
  const rows = records.map((facts, id) => ({ id, facts: Object.fromEntries(facts) }));
  await sql`truncate record`.execute(database);
  await sql`insert into record select (r->>'id')::int, r->'facts'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`.execute(database);
}

interface Answer {
  readonly answer: unknown;
}

/** What each stored record comes to, in the order of the records. */
async function answersOf(condition: RawBuilder<SqlBool>): Promise<unknown[]> {
  const { rows } = await sql<{
    answer: unknown;
  }>`select ${condition} as answer from record order by id`.execute(database);
  return rows.map(({ answer }) => answer);
}

function evaluateCase(line: TruthCase): boolean {
  const prepared = prepareCondition(line.condition, contextOf(line));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return evaluate(prepared.condition, factsOf(line), TABLE_NOW);
}

function matchCase(line: TruthCase): boolean {
  const rulebook = buildRulebook([{ id: 'rule', condition: line.condition }], contextOf(line));
  if (rulebook.broken.size > 0) throw new Error('the rule is broken');
  return rulebook.match(factsOf(line), TABLE_NOW).length === 1;
}

/** What SQL answers for each line, about a record of its own. */
async function queryCases(lines: readonly TruthCase[]): Promise<unknown[]> {
  await store(lines.map(factsOf));
  const answers: unknown[] = [];
  for (const [id, line] of lines.entries()) {
    const condition = asSql(line.condition, contextOf(line));
    const { rows } = await sql<Answer>`select ${condition} as answer from record where id = ${id}`.execute(
      database,
    );
    answers.push(rows[0]?.answer);
  }
  return answers;
}

test('SQL answers every line of the truth table as the evaluator does', async () => {
  const lines = truthCases();
  const answers = await queryCases(lines);
  const wrong = lines.filter((line, index) => answers[index] !== line.expected);
  expect(wrong.map(({ title }) => title)).toEqual([]);
});

describe('SQL and the evaluator agree on any condition and any record', () => {
  const types = new Map<string, FieldType>([
    ['note', 'TEXT'],
    ['plan', 'CHOICE'],
    ['seats', 'NUMBER'],
    ['mrr', 'NUMBER'],
    ['trial', 'BOOLEAN'],
    ['renewal', 'DATE'],
    ['tags', 'MULTI_CHOICE'],
    ['groups', 'SEGMENTS'],
    ['owner', 'REFERENCE'],
    ["it's \"odd\" ->> '$.x' %", 'TEXT'],
  ]);
  const context: ConditionContext = { types, timeZone: TABLE_TIME_ZONE };

  async function compareAnswers(records: Facts[], seed: number): Promise<void> {
    await store(records);
    for (const condition of fc.sample(anyCondition(types, { emptyLists: true }), { numRuns: 500, seed })) {
      const prepared = prepareCondition(condition, context);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
      const answers = await answersOf(asSql(condition, context));
      const differing = records.filter(
        (facts, index) => answers[index] !== evaluate(prepared.condition, facts, TABLE_NOW),
      );
      expect({ condition, differing }).toEqual({ condition, differing: [] });
    }
  }

  test.each([1, 2, 3])('made by the normaliser (%i)', async (seed) => {
    await compareAnswers(fc.sample(anyFacts(types, TABLE_TIME_ZONE), { numRuns: 100, seed }), seed);
  });

  test('damaged, with values of the wrong kind', async () => {
    await compareAnswers(fc.sample(damagedFacts(types), { numRuns: 100, seed: 4 }), 4);
  });
});

const CONFORMANCE = fileURLToPath(
  new URL('../../../../../shared/conformance/conditions-public.json', import.meta.url),
);

describe(`the cases of other products in ${CONFORMANCE}`, () => {
  const present = existsSync(CONFORMANCE);
  const cases: TruthCase[] = present ? JSON.parse(readFileSync(CONFORMANCE, 'utf8')) : [];

  test.skipIf(!present)('come out as expected from the evaluator, the rulebook and SQL', async () => {
    const answers = await queryCases(cases);
    const wrong = cases.flatMap((line, index) => {
      const given = { evaluator: evaluateCase(line), rulebook: matchCase(line), sql: answers[index] };
      return Object.values(given).every((answer) => answer === line.expected) ? [] : [{ line, given }];
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(300);
  });

  test.skipIf(!present)('pass validation, but for those that only evaluation takes', () => {
    const refused = cases.filter((line) => {
      const fields = Object.entries(line.types).map(([path, type]): [string, ConditionField] => [
        path,
        fieldOf(path, type),
      ]);
      return !parseCondition(line.condition, new Map(fields), { timeZone: TABLE_TIME_ZONE }).ok;
    });
    expect(refused).toEqual(cases.filter(({ evaluatorOnly }) => evaluatorOnly));
  });
});

function fieldOf(path: string, type: string): ConditionField {
  const known = type as FieldType;
  return {
    path,
    type: known,
    label: path,
    phrase: path,
    group: 'PROPERTIES',
    choices: [],
    operators: operatorsOf(known),
  };
}
