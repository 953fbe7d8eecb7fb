import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, present, testServer } from './api.js';
import { createTestDatabase } from './database.js';
import { start, until } from './desk.js';
import { graphql } from './gql/index.js';
import { importFile } from './imports.js';
import { type Scrape, scrape } from './scrape.js';

const token = 'a-token-of-the-scraper';
const atMain = { metrics: { port: null, host: '127.0.0.1', token } };
const onPort = { metrics: { port: 0, host: '127.0.0.1', token: null } };

let server: RunningServer;
let admin: Caller;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl, onPort);
  admin = await ada(server);
});

const metrics = () => scrape(present(server.metricsAddress));

const viewerOfMetrics = graphql(`
  query ViewerOfMetrics {
    viewer { workspace { id } }
  }
`);
const watchAll = graphql(`
  subscription WatchAllOfMetrics {
    viewChanges { count changes { kind } }
  }
`);
const archiveNothing = graphql(`
  mutation ArchiveNothing($id: ID!) {
    segmentArchive(input: { id: $id }) { userErrors { code } }
  }
`);

/** Scrapes until a condition holds. */
async function scraped(condition: (now: Scrape) => boolean, what: string): Promise<Scrape> {
  let now = await metrics();
  await until(async () => {
    now = await metrics();
    return condition(now);
  }, what);
  return now;
}

describe('the metrics', () => {
  const get = (address: string, authorization?: string) =>
    fetch(address, { headers: { accept: 'text/html', ...(authorization ? { authorization } : {}) } });

  test('do not exist where they have neither a port nor a token', async () => {
    const plain = await testServer(databaseUrl);
    expect(plain.metricsAddress).toBeNull();
    for (const authorization of [undefined, 'Bearer ', `Bearer ${token}`]) {
      expect((await get(`${plain.address}/metrics`, authorization)).status).toBe(404);
    }
  });

  test('are on the main port for whoever has the token', async () => {
    const guarded = await testServer(databaseUrl, atMain);
    const address = `${guarded.address}/metrics`;
    for (const wrong of [
      undefined,
      'Bearer',
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      token,
    ]) {
      const answer = await get(address, wrong);
      expect([answer.status, await answer.text()], wrong).toEqual([
        401,
        expect.not.stringContaining('cadre_'),
      ]);
    }
    const answer = await get(address, `Bearer ${token}`);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect((await scrape(address, token)).value('cadre_build_info')).toBe(1);
    // An API key or a session opens nothing there.
    expect((await fetch(address, { headers: admin.headers })).status).toBe(401);
  });

  test('are on a port of their own, and there alone', async () => {
    const address = present(server.metricsAddress);
    expect((await get(address)).status).toBe(200);
    expect((await get(address.replace('/metrics', '/'))).status).toBe(404);
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    expect((await get(`${server.address}/metrics`)).status).toBe(404);
  });

  test('on a port of their own ask for the token where there is one', async () => {
    const both = await testServer(databaseUrl, { metrics: { ...onPort.metrics, token } });
    const address = present(both.metricsAddress);
    expect((await get(address)).status).toBe(401);
    expect((await get(address, `Bearer ${token}`)).status).toBe(200);
    expect((await get(`${both.address}/metrics`, `Bearer ${token}`)).status).toBe(404);
  });

  test('have settings that are checked', () => {
    expect(readConfig({}).metrics).toEqual({ port: null, host: '127.0.0.1', token: null });
    expect(readConfig({ HOST: '0.0.0.0', CADRE_METRICS_PORT: '9464' }).metrics).toMatchObject({
      port: 9_464,
      host: '0.0.0.0',
    });
    expect(readConfig({ CADRE_METRICS_HOST: '::1' }).metrics.host).toBe('::1');
    expect(() => readConfig({ CADRE_METRICS_TOKEN: 'short' })).toThrow(/^CADRE_METRICS_TOKEN (?!.*short)/);
    expect(() => readConfig({ CADRE_METRICS_PORT: 'x' })).toThrow(/CADRE_METRICS_PORT/);
  });

  test('each have a help text, a name of Prometheus’ form, and those of the process besides', async () => {
    const { text, value } = await metrics();
    const names = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => ({ name, type }));
    const ours = names.filter(({ name }) => name?.startsWith('cadre_'));
    expect(ours.length).toBeGreaterThanOrEqual(14);
    for (const { name } of names) expect(text, name).toMatch(new RegExp(`^# HELP ${name} \\S`, 'm'));
    for (const { name, type } of ours) {
      if (type === 'histogram') expect(name).toMatch(/_(seconds|size|changes|statements)$/);
    }
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  });
});

describe('requests', () => {
  const counted = 'cadre_http_request_duration_seconds_count';

  test('are counted by operation, kind and class of status', async () => {
    await admin.do(viewerOfMetrics);
    await admin.ask(archiveNothing, { id: 'seg_nowhere' });
    await fetch(`${server.address}/healthz`);
    await fetch(`${server.address}/attachments/att_x`);
    const now = await scraped(
      (one) => one.value(counted, { operation: 'GET /attachments/:id' }) > 0,
      'the last request was counted',
    );
    expect(now.value(counted, { operation: 'ViewerOfMetrics', kind: 'query', status: '2xx' })).toBe(1);
    expect(now.value(counted, { operation: 'ArchiveNothing', kind: 'mutation', status: '4xx' })).toBe(1);
    expect(now.value(counted, { operation: 'GET /healthz', kind: 'http', status: '2xx' })).toBe(1);
    expect(now.value(counted, { operation: 'GET /attachments/:id', kind: 'http', status: '4xx' })).toBe(1);
    expect(now.value('cadre_request_sql_statements_count', { kind: 'query' })).toBeGreaterThan(0);
    // Who asks, and their workspace.
    expect(now.value('cadre_request_sql_statements_sum', { kind: 'query' })).toBeGreaterThanOrEqual(2);
    expect(now.value('cadre_pool_wait_seconds_count')).toBeGreaterThan(0);
    expect(now.value('cadre_transaction_duration_seconds_count', { outcome: 'committed' })).toBeGreaterThan(
      0,
    );
    expect(now.value('cadre_transaction_duration_seconds_count', { outcome: 'rolled_back' })).toBeGreaterThan(
      0,
    );
  });

  test('are counted as other when their names are many, may carry an id, or come from nobody we know', async () => {
    const asked = await testServer(databaseUrl, onPort);
    const key = caller(asked, (await integrator(server, admin, ['contacts:read'])).headers);
    const letters = (index: number) => String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26));
    for (let index = 0; index < 120; index += 1) await key.send(`query Many${letters(index)} { __typename }`);
    await key.send('query ticket4711 { __typename }');
    await caller(asked).send('query Stranger { installationReady }');
    const { samples } = await scrape(present(asked.metricsAddress));
    const names = new Set(
      samples.filter(({ name }) => name === counted).map(({ labels }) => labels.operation),
    );
    expect(names.size).toBeLessThan(130);
    expect([...names].filter((name) => name?.startsWith('Many')).length).toBeLessThanOrEqual(100);
    expect(names).not.toContain('ticket4711');
    expect(names).not.toContain('Stranger');
    expect(names).toContain('other');
  });
});

test('sockets and subscriptions are counted while they are open, and their operations like requests', async () => {
  const watch = admin.watch(watchAll);
  await watch.until((events) => events.length > 0, 'the first event came');
  const open = await metrics();
  expect(open.value('cadre_sockets_open')).toBe(1);
  expect(open.value('cadre_subscriptions_open')).toBe(1);
  const operation = { operation: 'WatchAllOfMetrics', kind: 'subscription', status: '2xx' };
  expect(open.value('cadre_socket_operation_duration_seconds_count', operation)).toBe(1);
  await start(admin, { contact: { externalId: 'watched' } });
  await watch.until((events) => events.length > 1, 'the view changed');
  const flushed = await scraped(
    (one) => one.value('cadre_view_flush_duration_seconds_count') > 0,
    'the flush was counted',
  );
  expect(flushed.value('cadre_view_flush_changes_sum')).toBeGreaterThan(0);
  watch.close();
  await scraped(
    (one) => one.value('cadre_sockets_open') === 0 && one.value('cadre_subscriptions_open') === 0,
    'both are closed',
  );
});

test('batches of the intake are counted with their size', async () => {
  const before = (await metrics()).value('cadre_intake_batch_size_sum');
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => start(admin, { contact: { externalId: `n${index}` } })),
  );
  const now = await metrics();
  expect(now.value('cadre_intake_batch_size_sum') - before).toBe(20);
  expect(now.value('cadre_intake_batch_duration_seconds_count', { outcome: 'committed' })).toBeGreaterThan(0);
});

test('jobs are counted by kind, with how long they waited and took', async () => {
  await importFile(admin, server.address, Buffer.from('externalId,name\nann,Ann\n'), {});
  const now = await scraped(
    (one) =>
      one.value('cadre_job_duration_seconds_count', { kind: 'CONTACT_IMPORT', outcome: 'ended' }) === 1,
    'the job was counted',
  );
  expect(now.value('cadre_job_lag_seconds_count', { kind: 'CONTACT_IMPORT' })).toBe(1);
  expect(now.value('cadre_job_lag_seconds_sum', { kind: 'CONTACT_IMPORT' })).toBeLessThan(60);
});

test('no label holds an id, an address or a name of somebody', async () => {
  const { samples } = await metrics();
  const values = new Set(samples.flatMap(({ labels }) => Object.values(labels)));
  for (const value of values) {
    expect(value).not.toMatch(/@|[a-z]+_[0-9a-z]{26}|Ada|Lovelace|Northwind/i);
  }
});
