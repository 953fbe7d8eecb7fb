import { createServer } from 'node:net';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/platform/database/database.js';
import { inScope } from '../src/platform/database/scope.js';
import { isContended, isUniqueViolation, transientKind } from '../src/platform/errors/transient.js';
import { cleanUp } from './clean-up.js';
import { asOwner, testDatabase } from './database.js';
import { untilBlocked } from './locks.js';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await asOwner(database.url, (owner) =>
    owner.query('create table row (id int primary key, value int); insert into row values (1, 0), (2, 0)'),
  );
});

/** The error that work fails with. */
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: unknown) => error,
  );

async function connected(options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, ...options });
  client.on('error', () => {});
  await client.connect();
  cleanUp(() => client.end().catch(() => {}));
  return client;
}

const asOne = (statement: string) => asOwner(database.url, (owner) => errorOf(owner.query(statement)));

test('a deadlock is contention', async () => {
  const [one, other] = [await connected(), await connected()];
  await one.query('begin; update row set value = 1 where id = 1');
  await other.query('begin; update row set value = 1 where id = 2');
  const both = [
    one.query('update row set value = 2 where id = 2'),
    untilBlocked(database.url, 'the first waits').then(() =>
      other.query('update row set value = 2 where id = 1'),
    ),
  ];
  const settled = await Promise.allSettled(both);
  const failed = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(failed.map(transientKind)).toEqual(['CONTENDED']);
  await Promise.all([one.query('rollback'), other.query('rollback')]);
});

test('a serialization failure is contention', async () => {
  const [one, other] = [await connected(), await connected()];
  await one.query('begin isolation level repeatable read; select * from row');
  await other.query('update row set value = value + 1 where id = 1');
  const error = await errorOf(one.query('update row set value = value + 1 where id = 1'));
  expect(transientKind(error)).toBe('CONTENDED');
  expect(isContended(error)).toBe(true);
});

test('a connection that an administrator ended is unreachable, in the statement that ran and in the next', async () => {
  const client = await connected();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const running = errorOf(client.query('select pg_sleep(60)'));
  await asOwner(database.url, (owner) => owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]));
  expect(transientKind(await running)).toBe('UNREACHABLE');
  expect(transientKind(await errorOf(client.query('select 1')))).toBe('UNREACHABLE');
});

test('a transaction whose connection was ended fails as unreachable through the ORM too', async () => {
  const error = await errorOf(
    inScope({ workspaceId: '' }, () =>
      database.fork().transactional(async (em) => {
        const [{ pid }] = await em.execute<[{ pid: number }]>('select pg_backend_pid() as pid');
        await asOwner(database.url, (owner) => owner.query('select pg_terminate_backend($1)', [pid]));
        await em.execute('select 1');
      }),
    ),
  );
  expect(transientKind(error)).toBe('UNREACHABLE');
});

test('a server that refuses or hangs up is unreachable', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const connect = () => errorOf(new pg.Client({ host: '127.0.0.1', port, user: 'nobody' }).connect());
  expect(transientKind(await connect())).toBe('UNREACHABLE');
  await new Promise((resolve) => server.close(resolve));
  expect(transientKind(await connect())).toBe('UNREACHABLE');
});

test('a server or pool without a free connection is exhausted', async () => {
  const name = `cadre_few_${database.url.slice(-12)}`;
  await asOwner(database.url, (owner) =>
    owner.query(`create role ${name} login password 'few' connection limit 0`),
  );
  cleanUp(() => asOwner(database.url, (owner) => owner.query(`drop role ${name}`)));
  const url = new URL(database.url);
  url.username = name;
  url.password = 'few';
  expect(transientKind(await errorOf(new pg.Client(url.href).connect()))).toBe('EXHAUSTED');

  const pool = new pg.Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 50 });
  const only = await pool.connect();
  expect(transientKind(await errorOf(pool.connect()))).toBe('EXHAUSTED');
  only.release();
  await pool.end();
});

test('a full disk is exhausted', async () => {
  const tooLarge = await asOne(
    `set temp_file_limit = '64kB'; set work_mem = '64kB'; select count(*) from (
       select g from generate_series(1, 200000) g order by md5(g::text)) sorted`,
  );
  expect(tooLarge).toMatchObject({ code: '53400' });
  expect(transientKind(tooLarge)).toBe('EXHAUSTED');
  // A disk cannot be filled here, so the server is made to say what it says then.
  const full = await asOne(`do $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$`);
  expect(transientKind(full)).toBe('EXHAUSTED');
});

test('a database that takes no writes is read only', async () => {
  const error = await asOne('begin read only; update row set value = 1 where id = 1');
  expect(transientKind(error)).toBe('READ_ONLY');
});

test('what is wrong with a statement, or taken, is not transient', async () => {
  const taken = await asOne('insert into row values (1, 1)');
  expect(isUniqueViolation(taken)).toBe(true);
  for (const error of [
    taken,
    await asOne('selec 1'),
    await asOne('select 1 / 0'),
    await asOne('select * from nowhere'),
    new TypeError('the connection is undefined'),
    null,
  ]) {
    expect(transientKind(error)).toBeNull();
    expect(isContended(error)).toBe(false);
  }
});
