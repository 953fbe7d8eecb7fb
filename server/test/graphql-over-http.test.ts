import { serverAudits } from 'graphql-http';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, testServer } from './api.js';

let server: RunningServer;
let admin: Caller;
let program: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  program = await integrator(server, admin, ['contacts:read']);
});

/** A request of its own headers, by somebody. */
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.address}${path}`, { headers, redirect: 'manual' });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the audits of the GraphQL over HTTP specification', () => {
  // The address is known when the tests run; what they are called is known before.
  const audits = serverAudits({ url: 'http://localhost/graphql' });

  test('are sixty-one', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(['a session', 'an API key'])('all pass with %s', async (what) => {
    const { headers } = what === 'a session' ? admin : program;
    const asSomebody: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } });
    const failed: string[] = [];
    for (const { id, name, fn } of serverAudits({ url: `${server.address}/graphql`, fetchFn: asSomebody })) {
      const result = await fn();
      if (result.status !== 'ok') failed.push(`${id} ${name}: ${result.reason}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('somebody whom we do not know', () => {
  test.each([
    ['a query', '{ segments { totalCount } }'],
    ['a mutation', 'mutation { segmentCreate(input: { name: "x" }) { userErrors { code } } }'],
    ['the schema', '{ __schema { types { name } } }'],
    ['the type of a name', '{ __type(name: "Segment") { name } }'],
  ])('is answered 401 and UNAUTHENTICATED, whatever they ask for: %s', async (_what, query) => {
    const credentials: Record<string, string>[] = [
      {},
      { cookie: 'cadre_session=unknown' },
      { authorization: `Bearer cadre_${'0'.repeat(26)}_${'x'.repeat(43)}` },
    ];
    for (const headers of credentials) {
      const answer = await post({ query }, headers);
      const { errors } = (await answer.json()) as { errors: { extensions: Record<string, unknown> }[] };
      expect(answer.status).toBe(401);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
      expect(Object.keys(errors[0]?.extensions ?? {}).toSorted()).toEqual(['code', 'requestId', 'retryable']);
    }
  });

  test('is not told what there is by suggestions, and who is known is', async () => {
    const query = '{ segmens { totalCount } }';
    expect(await (await post({ query })).text()).not.toContain('segments');
    expect(await (await post({ query }, admin.headers)).text()).toContain('segments');
  });

  test('may send 64 KB, and who is known a megabyte', async () => {
    const ofSize = (bytes: number) =>
      JSON.stringify({ query: '{ __typename }', extensions: { a: 'x'.repeat(bytes) } });
    expect((await post(ofSize(60_000))).status).toBe(200);
    expect((await post(ofSize(66_000))).status).toBe(413);
    expect((await post(ofSize(66_000), admin.headers)).status).toBe(200);
    expect((await post(ofSize(1_100_000), admin.headers)).status).toBe(413);
  });
});

describe('another site', () => {
  test.each([
    ['by its Origin', { origin: 'https://evil.example' }],
    ['by an Origin that is none', { origin: 'null' }],
    ['by Fetch Metadata', { 'sec-fetch-site': 'cross-site' }],
    ['of the same domain', { 'sec-fetch-site': 'same-site' }],
  ])('may not ask in somebody’s name: %s', async (_how, headers) => {
    const signOut = { query: 'mutation { signOut { userErrors { code } } }' };
    expect((await post(signOut, { ...admin.headers, ...headers })).status).toBe(403);
    expect((await get('/graphql?query={__typename}', { ...admin.headers, ...headers })).status).toBe(403);
    const still = await caller(server, admin.headers).send('{ viewer { workspace { name } } }');
    expect(still.errors).toBeUndefined();
  });
});

describe('the explorer', () => {
  test('is for those who are signed in, and is compressed and kept by browsers', async () => {
    const anonymous = await get('/graphql', { accept: 'text/html' });
    expect([anonymous.status, anonymous.headers.get('location')]).toEqual([302, '/']);
    const page = await get('/graphql', { ...admin.headers, accept: 'text/html' });
    const files = [...(await page.text()).matchAll(/\/graphql\/explorer\/[^"]+/g)].map(([path]) => path);
    expect(files).toHaveLength(2);
    for (const path of files) {
      const file = await get(path, { ...admin.headers, 'accept-encoding': 'br' });
      expect(file.headers.get('content-encoding')).toBe('br');
      expect(file.headers.get('cache-control')).toContain('immutable');
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe('every answer', () => {
  test('forbids frames, guessed types and foreign scripts, whatever it is', async () => {
    for (const path of ['/graphql', '/healthz', '/nowhere', '/exports/contacts', '/%ff', '//']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('strict-transport-security'), path).toBeNull();
    }
  });

  test('asks for https from then on where cookies are for https only', async () => {
    const secure = await testServer(undefined, { secureCookies: true });
    const { headers } = await fetch(`${secure.address}/healthz`);
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});
