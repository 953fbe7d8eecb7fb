import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import type { ConditionInput } from './gql/graphql.js';
import { signIn } from './operations/installation.js';
import { createProperty } from './operations/properties.js';
import { createSegment, setSegmentRule } from './operations/segments.js';
import { readViewer } from './operations/teammates.js';
import { expectRecount } from './recount.js';
import { argumentsWith, idPlaces, selectionOf, textPlaces } from './schema-walk.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  await admin.do(createSegment, { input: { name: 'Gold' } });
});

/** Sends bytes as they are, and says what came back. */
function raw(
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${server.address}/graphql`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...admin.headers, ...headers } },
      (answer) => {
        let received = '';
        answer.on('data', (part) => (received += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: received }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('requests that no honest client sends', () => {
  const deep = (depth: number) =>
    `{ ${'segments { nodes { members { nodes { segment { '.repeat(depth)} id ${' } } } } }'.repeat(depth)} }`;
  test.each([
    [
      'ten thousand aliases',
      JSON.stringify({
        query: `{ ${Array.from({ length: 10_000 }, (_, index) => `a${index}: installationReady`).join(' ')} }`,
      }),
    ],
    ['five hundred levels', JSON.stringify({ query: deep(100) })],
    [
      'a thousand sign-ins in one request',
      JSON.stringify({
        query: `mutation { ${Array.from({ length: 1_000 }, (_, index) => `a${index}: signIn(input: {email: "a@b", password: "x"}) { userErrors { message } }`).join(' ')} }`,
      }),
    ],
    [
      'eleven mutations',
      JSON.stringify({
        query: `mutation { ${Array.from({ length: 11 }, (_, index) => `a${index}: signOut { userErrors { message } }`).join(' ')} }`,
      }),
    ],
    [
      'fragments in a circle',
      JSON.stringify({ query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' }),
    ],
    ['a body that is null', 'null'],
    ['a body that is no JSON', '{"query": "{'],
    [
      'a list of requests',
      JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ installationReady }' }))),
    ],
    [
      'variables three thousand deep',
      JSON.stringify({
        query:
          'query ($condition: ConditionInput!) { conditionPreview(condition: $condition) { matchCount } }',
      }).replace(/}$/, `,"variables":{"condition":${'{"not":'.repeat(3_000)}{}${'}'.repeat(3_000)}}}`),
    ],
    [
      'a hundred thousand variables',
      JSON.stringify({
        query: 'query ($ids: [ID!]) { installationReady }',
        variables: { ids: Array.from({ length: 100_000 }, () => 'x') },
      }),
    ],
    [
      'a hundred bad values in one variable',
      JSON.stringify({
        query: 'query ($ids: [ID!]) { installationReady }',
        variables: { ids: Array.from({ length: 100 }, () => ({})) },
      }),
    ],
  ])('%s are refused as JSON, and nothing is a bug', async (_what, body) => {
    const answer = await raw(body);
    expect(answer.status, answer.body.slice(0, 500)).toBeLessThan(500);
    const { errors } = JSON.parse(answer.body);
    expect(errors.length).toBeGreaterThan(0);
    expect(answer.body).not.toContain('INTERNAL_SERVER_ERROR');
  });

  test('a body of nine megabytes is refused with 413', async () => {
    expect((await raw(Buffer.alloc(9 * 1024 * 1024, 32))).status).toBe(413);
  });

  test('a form of another site is refused', async () => {
    const answer = await raw('{"query":"mutation { signOut { userErrors { message } } }"}', {
      'content-type': 'text/plain',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await admin.do(readViewer)).viewer).not.toBeNull();
  });

  test('the tenth wrong password is the last that is looked at for a while', async () => {
    const attempt = () =>
      caller(server).ask(signIn, { input: { email: 'nobody@example.com', password: 'wrong' } });
    const codes: string[] = [];
    for (let count = 0; count < 11; count += 1) {
      codes.push(present((await attempt()).data.signIn.userErrors[0]).code);
    }
    expect(codes.slice(0, 10).every((code) => code === 'INVALID')).toBe(true);
    expect(codes[10]).toBe('LIMIT_EXCEEDED');
  });
});

describe('bad texts in every argument of every field', () => {
  const bad: Readonly<Record<string, string>> = {
    'U+0000': 'a\u0000b',
    'half a surrogate pair': 'a\uD800b',
    'two hundred thousand characters': 'x'.repeat(200_000),
    'a prototype': '__proto__',
    'nothing but white space': ' \t\u00A0 ',
  };
  test.each(Object.keys(bad))(
    '%s: a clear error or an answer, never a bug',
    async (what) => {
      const schema = await createSchema();
      const fields = { query: schema.getQueryType(), mutation: schema.getMutationType() };
      let probes = 0;
      for (const [operation, type] of Object.entries(fields)) {
        for (const field of Object.values(type?.getFields() ?? {})) {
          // Ends the session; sets up what is set up.
          if (['signOut', 'installationSetUp', 'workspaceCreate'].includes(field.name)) continue;
          const places = [...idPlaces(field), ...textPlaces(field)];
          // A body of megabytes for each place of each field would take minutes and show the same.
          for (const place of what === 'two hundred thousand characters' ? places.slice(0, 1) : places) {
            const values = argumentsWith(field, place, bad[what] ?? '');
            const given = field.args.filter((arg) => arg.name in values);
            const head =
              given.length > 0 ? `(${given.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')})` : '';
            const args =
              given.length > 0 ? `(${given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
            const answer = await admin.send(
              `${operation} ${head} { ${field.name}${args} ${selectionOf(field.type, 1)} }`,
              values,
            );
            const told = JSON.stringify(answer).slice(0, 2_000);
            expect(told, `${field.name} ${place.join('.')}`).not.toContain('INTERNAL_SERVER_ERROR');
            if (['U+0000', 'half a surrogate pair', 'two hundred thousand characters'].includes(what)) {
              expect(answer.errors?.[0]?.extensions, field.name).toMatchObject({
                code: 'BAD_USER_INPUT',
                inputPath: place,
              });
            }
            probes += 1;
          }
        }
      }
      expect(probes).toBeGreaterThan(40);
      await expectRecount(server.platform.database.url);
    },
    120_000,
  );
});

describe('bad conditions', () => {
  const tier = property('tier', 'EQUALS', 'x');
  const nested = (depth: number): ConditionInput => (depth === 0 ? tier : { not: nested(depth - 1) });
  const conditions: [what: string, condition: ConditionInput, path: string[] | null][] = [
    [
      'an unknown field',
      { all: [tier, predicate('contact.nope', 'EQUALS', 'x')] },
      ['all', '1', 'is', 'field'],
    ],
    ['an operator that the type lacks', property('tier', 'AT_LEAST', 1), ['is', 'operator']],
    ['a blank value', { any: [predicate('contact.name', 'EQUALS', '  ')] }, ['any', '0', 'is', 'value']],
    ['an empty list', predicate('contact.name', 'IN', []), ['is', 'value']],
    ['an empty group', { all: [{ any: [] }] }, ['all', '0', 'any']],
    ['six groups in each other', nested(6), ['not', 'not', 'not', 'not', 'not']],
    ['a segment in a segment’s rule', predicate('segment', 'EQUALS', 'gold'), ['is', 'field']],
    ['more than 100 predicates', { all: Array.from({ length: 101 }, () => tier) }, null],
    ['a text of 1,025 characters', predicate('contact.name', 'EQUALS', 'x'.repeat(1_025)), ['is', 'value']],
  ];
  test.each(conditions)('%s is refused at its path', async (_what, condition, path) => {
    const { data, errors } = await admin.ask(setSegmentRule, { input: { segment: 'gold', condition } });
    expect(errors).toBeUndefined();
    const error = present(data.segmentRuleSet.userErrors[0]);
    expect(error.code).toBe('INVALID');
    if (path) expect(error.path?.slice(0, 2 + path.length)).toEqual(['input', 'condition', ...path]);
  });

  test('two keys at once are refused', async () => {
    const both = { ...tier, not: tier };
    const { errors } = await admin.send(String(setSegmentRule), {
      input: { segment: 'gold', condition: both },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
