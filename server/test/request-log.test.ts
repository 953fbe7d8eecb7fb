import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { ada, type Caller, caller, integrator, present } from './api.js';
import { createTestDatabase } from './database.js';
import { teammateIdOf, until } from './desk.js';
import { graphql } from './gql/index.js';
import { greetedSocket } from './raw-socket.js';
import { type ServerProcess, startProcess } from './server-process.js';

/** A line of the log about a request. */
interface Line {
  readonly requestId: string;
  readonly operation: string | null;
  readonly [more: string]: unknown;
}

let databaseUrl: string;
let server: ServerProcess;
let admin: Caller;
let actor: string;
let workspaceId: string;

const workspaceOfLog = graphql(`
  query WorkspaceOfLog {
    viewer { workspace { id } }
  }
`);
const archiveUnknown = graphql(`
  mutation ArchiveUnknown($id: ID!) {
    segmentArchive(input: { id: $id }) { userErrors { code } }
  }
`);

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await startProcess({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', CADRE_WORKSPACES: 'everyone' });
  admin = await ada(server);
  actor = `teammate:${await teammateIdOf(admin)}`;
  workspaceId = present((await admin.do(workspaceOfLog)).viewer).workspace.id;
});

function linesOf({ printed }: ServerProcess): Line[] {
  return printed()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'request');
}

/** All lines of one request, once there is one. */
async function linesAbout(requestId: string): Promise<Line[]> {
  const find = () => linesOf(server).filter((line) => line.requestId === requestId);
  await until(async () => find().length > 0, `the request ${requestId} is logged`);
  return find();
}

const graphqlRequest = (body: unknown, headers: Record<string, string>) =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a request is logged in one line, with what came of it', () => {
  test('a query of a teammate', async () => {
    await graphqlRequest({ query: String(workspaceOfLog) }, { ...admin.headers, 'x-request-id': 'a-query' });
    expect(await linesAbout('a-query')).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: expect.any(Number),
        hostname: expect.any(String),
        msg: 'request',
        requestId: 'a-query',
        transport: 'http',
        operation: 'WorkspaceOfLog',
        kind: 'query',
        status: 200,
        durationMs: expect.any(Number),
        actor,
        workspaceId,
        statements: expect.any(Number),
      },
    ]);
    const [line] = await linesAbout('a-query');
    expect(line?.statements).toBeGreaterThanOrEqual(2);
  });

  test('a program, by its key', async () => {
    const key = await integrator(server as never, admin, ['contacts:read']);
    await graphqlRequest(
      { query: 'query OfKey { __typename }' },
      { ...key.headers, 'x-request-id': 'of-key' },
    );
    expect(await linesAbout('of-key')).toMatchObject([
      { operation: 'OfKey', actor: expect.stringMatching(/^key:key_/) },
    ]);
  });

  test('a refused mutation, with its code', async () => {
    const body = { query: String(archiveUnknown), variables: { id: 'seg_nowhere' } };
    await graphqlRequest(body, { ...admin.headers, 'x-request-id': 'refused' });
    expect(await linesAbout('refused')).toMatchObject([
      { operation: 'ArchiveUnknown', kind: 'mutation', status: 200, code: 'NOT_FOUND', actor },
    ]);
  });

  test.each([
    ['a document with a fault', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a body that is no JSON', '{', 'BAD_REQUEST'],
    ['a document that is none', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
  ])('%s, with its code', async (what, body, code) => {
    const id = what.replaceAll(' ', '-');
    const answer = await graphqlRequest(body, { ...admin.headers, 'x-request-id': id });
    const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toMatchObject({ code, requestId: id });
    expect(await linesAbout(id)).toMatchObject([{ operation: 'POST /graphql', kind: 'http', code, actor }]);
  });

  test('somebody unknown', async () => {
    await graphqlRequest({ query: String(workspaceOfLog) }, { 'x-request-id': 'unknown' });
    expect(await linesAbout('unknown')).toMatchObject([{ actor: null, workspaceId: null }]);
  });

  test('a file that is sent, one that is not there, and an export', async () => {
    const asAdmin = (id: string) => ({ ...admin.headers, 'x-request-id': id });
    await fetch(`${server.address}/attachments?name=plan.txt`, {
      method: 'POST',
      headers: { ...asAdmin('upload'), 'content-type': 'text/plain' },
      body: 'the plan',
    });
    const missing = await fetch(`${server.address}/attachments/att_x`, { headers: asAdmin('missing') });
    expect(await missing.json()).toEqual({ error: 'There is no such file.', requestId: 'missing' });
    await (
      await fetch(`${server.address}/contacts/export.csv?search=x`, { headers: asAdmin('export') })
    ).text();
    expect(await linesAbout('upload')).toMatchObject([
      { operation: 'POST /attachments', kind: 'http', status: 201, actor, workspaceId },
    ]);
    expect((await linesAbout('upload'))[0]?.statements).toBeGreaterThan(4);
    expect(await linesAbout('missing')).toMatchObject([
      { operation: 'GET /attachments/:id', status: 404, code: 'NOT_FOUND', actor },
    ]);
    expect(await linesAbout('export')).toMatchObject([
      { operation: 'GET /contacts/export.csv', status: 200, actor, workspaceId },
    ]);
  });

  test('an address that cannot be decoded, and one that is nobody’s', async () => {
    for (const [path, id] of [
      ['/%ff', 'odd'],
      ['/ada@northwind.example', 'nobodys'],
    ] as const) {
      const answer = await fetch(`${server.address}${path}`, { headers: { 'x-request-id': id } });
      expect(answer.headers.get('x-request-id')).toBe(id);
      expect(await linesAbout(id)).toMatchObject([{ kind: 'http', status: 404 }]);
    }
    expect(server.printed()).not.toContain('ada@northwind.example');
  });

  test('a caller who leaves before the answer', async () => {
    const client = connect(Number(new URL(server.address).port), '127.0.0.1');
    client.write(
      `POST /attachments?name=half.txt HTTP/1.1\r\nhost: cadre\r\ncookie: ${admin.headers.cookie}\r\n` +
        'x-request-id: leaves\r\ncontent-length: 1000\r\nexpect: 100-continue\r\n\r\n',
    );
    expect(String((await once(client, 'data'))[0])).toContain('100 Continue');
    client.destroy();
    expect(await linesAbout('leaves')).toMatchObject([
      { operation: 'POST /attachments', status: 499, code: 'CUT_OFF' },
    ]);
  });
});

test('each operation of a socket is logged: a query, a subscription, one that is refused', async () => {
  const socket = await greetedSocket(server, admin.headers);
  const ask = (id: string, query: string) => socket.send({ type: 'subscribe', id, payload: { query } });
  ask('1', 'query OverSocket { viewer { workspace { id } } }');
  ask('2', 'subscription WatchOverSocket { viewChanges { count } }');
  ask('3', '{ nothing }');
  ask('4', 'mutation RefusedOverSocket { segmentArchive(input: { id: "seg_no" }) { userErrors { code } } }');
  const find = () => linesOf(server).filter(({ transport }) => transport === 'socket');
  await until(async () => find().length === 4, 'all four are logged');
  const common = {
    actor,
    workspaceId,
    statements: expect.any(Number),
    requestId: expect.stringMatching(/^[\w-]{36}$/),
  };
  expect(
    find().toSorted((one, other) => String(one.operation).localeCompare(String(other.operation))),
  ).toMatchObject([
    { ...common, operation: null, status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
    { ...common, operation: 'OverSocket', kind: 'query', status: 200 },
    { ...common, operation: 'RefusedOverSocket', kind: 'mutation', status: 400, code: 'NOT_FOUND' },
    { ...common, operation: 'WatchOverSocket', kind: 'subscription', status: 200 },
  ]);
  const query = find().find(({ operation }) => operation === 'OverSocket');
  expect(query?.statements).toBeGreaterThanOrEqual(1);
  socket.close();
});

describe('the id of a request', () => {
  const idFor = async (given?: string) => {
    const headers = given === undefined ? {} : { 'x-request-id': given };
    return (await fetch(`${server.address}/healthz`, { headers })).headers.get('x-request-id');
  };

  test('is that of the caller when it is a short plain token', async () => {
    for (const given of ['abc', 'A-1.b_2', 'x'.repeat(64)]) expect(await idFor(given)).toBe(given);
  });

  test('is a new one otherwise', async () => {
    const made = [];
    for (const given of [undefined, '', 'a b', 'x'.repeat(65), 'ada@northwind.example', '"'])
      made.push(await idFor(given));
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(new Set(made).size).toBe(made.length);
  });
});

test('health checks are not among the requests that are logged at the level info', async () => {
  await fetch(`${server.address}/healthz`, { headers: { 'x-request-id': 'a-check' } });
  await fetch(`${server.address}/readyz`, { headers: { 'x-request-id': 'another-check' } });
  await graphqlRequest({ query: '{ installationReady }' }, { 'x-request-id': 'after-the-checks' });
  await linesAbout('after-the-checks');
  expect(server.printed()).not.toMatch(/a-check|another-check/);
});

test('the log of requests can be turned off', async () => {
  const quiet = await startProcess({
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'info',
    CADRE_REQUEST_LOG: 'off',
  });
  await caller(quiet, admin.headers).do(workspaceOfLog);
  await quiet.kill('SIGTERM');
  expect(linesOf(quiet)).toEqual([]);
});
