import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, list, testServer, text } from './api.js';
import { expectRecount } from './recount.js';
import { argumentsWith, idPlaces, selectionOf, textPlaces } from './schema-walk.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(
    'mutation { contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } }',
  );
  await admin.do('mutation { segmentCreate(input: { name: "Gold" }) { userErrors { message } } }');
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
    expect((await admin.do('{ viewer { workspace { name } } }')).viewer).not.toBeNull();
  });

  test('the tenth wrong password is the last that is looked at for a while', async () => {
    const attempt = () =>
      caller(server).ask(
        'mutation { signIn(input: { email: "nobody@example.com", password: "wrong" }) { userErrors { code } } }',
      );
    const codes: string[] = [];
    for (let count = 0; count < 11; count += 1)
      codes.push(text(list((await attempt()).data.signIn.userErrors)[0].code));
    expect(codes.slice(0, 10).every((code) => code === 'INVALID')).toBe(true);
    expect(codes[10]).toBe('LIMIT_EXCEEDED');
  });
});

describe('bad texts in every argument of every field', () => {
  const bad: Readonly<Record<string, string>> = {
    'U+0000': 'a\u0000b',
    'half a surrogate pair': 'a\uD800b',
    'five megabytes': 'x'.repeat(5_000_000),
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
          for (const place of what === 'five megabytes' ? places.slice(0, 1) : places) {
            const values = argumentsWith(field, place, bad[what] ?? '');
            const given = field.args.filter((arg) => arg.name in values);
            const head =
              given.length > 0 ? `(${given.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')})` : '';
            const args =
              given.length > 0 ? `(${given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
            const answer = await admin.ask(
              `${operation} ${head} { ${field.name}${args} ${selectionOf(field.type, 1)} }`,
              values,
            );
            const told = JSON.stringify(answer).slice(0, 2_000);
            expect(told, `${field.name} ${place.join('.')}`).not.toContain('INTERNAL_SERVER_ERROR');
            if (['U+0000', 'half a surrogate pair', 'five megabytes'].includes(what)) {
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
  const set = (condition: unknown) =>
    admin.ask(
      'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { code path } } }',
      { input: { segment: 'gold', condition } },
    );
  const tier = { is: { field: 'contact.properties.tier', operator: 'EQUALS', value: 'x' } };
  const nested = (depth: number): unknown => (depth === 0 ? tier : { not: nested(depth - 1) });
  test.each([
    [
      'an unknown field',
      { all: [tier, { is: { field: 'contact.nope', operator: 'EQUALS', value: 'x' } }] },
      ['all', '1', 'is', 'field'],
    ],
    [
      'an operator that the type lacks',
      { is: { field: 'contact.properties.tier', operator: 'AT_LEAST', value: 1 } },
      ['is', 'operator'],
    ],
    [
      'a blank value',
      { any: [{ is: { field: 'contact.name', operator: 'EQUALS', value: '  ' } }] },
      ['any', '0', 'is', 'value'],
    ],
    ['an empty list', { is: { field: 'contact.name', operator: 'IN', value: [] } }, ['is', 'value']],
    ['an empty group', { all: [{ any: [] }] }, ['all', '0', 'any']],
    ['six groups in each other', nested(6), ['not', 'not', 'not', 'not', 'not']],
    [
      'a segment in a segment’s rule',
      { is: { field: 'segment', operator: 'EQUALS', value: 'gold' } },
      ['is', 'field'],
    ],
    ['more than 100 predicates', { all: Array.from({ length: 101 }, () => tier) }, null],
    [
      'a text of 1,025 characters',
      { is: { field: 'contact.name', operator: 'EQUALS', value: 'x'.repeat(1_025) } },
      ['is', 'value'],
    ],
  ])('%s is refused at its path', async (_what, condition, path) => {
    const { data, errors } = await set(condition);
    expect(errors).toBeUndefined();
    const [error] = list(data.segmentRuleSet.userErrors);
    expect(error.code).toBe('INVALID');
    if (path) expect(list(error.path).slice(0, 2 + path.length)).toEqual(['input', 'condition', ...path]);
  });

  test('two keys at once are refused', async () => {
    const { errors } = await set({ ...tier, not: tier });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
