import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../dist/platform/database/embedded-postgres.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** A database and a server of their own for a bench, with an admin's session. */
export interface World {
  readonly databaseUrl: string;
  /** A connection as the owner, whom row level security does not bind. */
  readonly owner: pg.Client;
  readonly workspaceId: string;
  readonly address: string;
  /** Of the server’s process. */
  readonly pid: number;
  /** Of the admin’s session. */
  readonly cookie: string;
  ask<T>(query: string, variables?: object): Promise<T>;
  /** The same for whoever has the session of this secret. */
  askAs<T>(session: string, query: string): Promise<T>;
  put(path: string, body: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** Starts a world; the server has a core to itself where the machine can give one. */
export async function createWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  const database = await startEmbeddedPostgres(folder, pino({ level: 'warn' }));
  const { child, address } = await startServer(database.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { cookie } = await send(
    agent,
    address,
    '/graphql',
    'POST',
    {},
    Buffer.from(JSON.stringify({ query: setUp })),
  );
  const headers = { cookie };
  const askWith = async <T>(sent: Record<string, string>, query: string, variables: object): Promise<T> => {
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const { text } = await send(agent, address, '/graphql', 'POST', sent, body);
    const { data, errors } = JSON.parse(text) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    for (const payload of Object.values(data as object)) {
      if (payload?.userErrors?.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    }
    return data;
  };
  const ask = <T>(query: string, variables: object = {}) => askWith<T>(headers, query, variables);
  const { viewer } = await ask<{ viewer: { workspace: { id: string } } }>('{ viewer { workspace { id } } }');
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  return {
    databaseUrl: database.url,
    owner,
    workspaceId: viewer.workspace.id,
    address,
    pid: child.pid ?? 0,
    cookie,
    ask,
    askAs: (session, query) => askWith({ cookie: `cadre_session=${session}` }, query, {}),
    async put(path, body) {
      const { status, text } = await send(agent, address, path, 'PUT', headers, body);
      if (status !== 200) throw new Error(text);
    },
    async close() {
      await owner.end();
      agent.destroy();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const setUp = `mutation { installationSetUp(input: { workspaceName: "Bench", name: "Ada", email: "ada@example.com", password: "analytical engine" }) { userErrors { message } } }`;

function startServer(databaseUrl: string): Promise<{ child: ChildProcess; address: string }> {
  const hasTaskset = spawnSync('taskset', ['-V']).status === 0;
  const [program = '', ...args] = [...(hasTaskset ? ['taskset', '-c', '0'] : []), process.execPath, main];
  const child = spawn(program, args, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      CADRE_SAMPLE: 'off',
      LOG_LEVEL: 'error',
      // One person follows everything here.
      CADRE_LIVE_VIEWS_PER_PERSON: '100000',
      CADRE_LIVE_VIEWS_PER_WORKSPACE: '100000',
      // And asks more than a person does; it is counted all the same.
      CADRE_POINTS_PER_PERSON: '1000000000',
      CADRE_POINTS_PER_WORKSPACE: '1000000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (hasTaskset) spawnSync('taskset', ['-cp', '1', String(process.pid)]);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text) => {
      said += text;
      const [, address] = /ready at (\S+)/.exec(said) ?? [];
      if (address) resolve({ child, address });
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

function send(
  agent: Agent,
  address: string,
  path: string,
  method: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<Reply> {
  const all = {
    'content-type': method === 'POST' ? 'application/json' : 'text/csv',
    'content-length': String(body.length),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const call = request(address + path, { agent, method, headers: all }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const [cookie = ''] = (response.headers['set-cookie']?.[0] ?? '').split(';');
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), cookie });
      });
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      // The server ends lines on which nothing was asked for a minute: one may end just when it is used again.
      if (call.reusedSocket && error.code === 'ECONNRESET')
        send(agent, address, path, method, headers, body).then(resolve, reject);
      else reject(error);
    });
    call.end(body);
  });
}

/** Does `count` things, `atOnce` under way at any time; the answer is the milliseconds it took. */
export async function timeAtOnce(
  count: number,
  atOnce: number,
  work: (index: number, worker: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, worker) => {
      for (let index = next++; index < count; index = next++) await work(index, worker);
    }),
  );
  return performance.now() - start;
}
