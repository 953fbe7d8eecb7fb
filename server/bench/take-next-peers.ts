import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { readConfig } from '../dist/config.js';
import { takesNext } from '../dist/features/conversations/take-next.service.js';
import { closePlatform, openPlatform } from '../dist/start.js';
import type { World } from './world.ts';

/** Somebody to take from, beside what the server offers over HTTP. */
interface Takers {
  take(agent: number): Promise<string | null>;
  close(): Promise<unknown>;
}

/** The same service in this process, as a library is called. */
export async function ourTakers({ databaseUrl, workspaceId }: World): Promise<Takers> {
  const config = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  const platform = await openPlatform(config, databaseUrl);
  return {
    async take(agent) {
      const taker = { actor: `teammate:mate_${agent}` as const, teammateId: `mate_${agent}` };
      return (await platform.only(takesNext).take(workspaceId, taker)).conversationId;
    },
    close: () => closePlatform(platform),
  };
}

/** The least that a take can be: no seat, no capacity, no event, no guard. */
export async function bareTakers(
  { databaseUrl, owner, workspaceId }: World,
  agents: number,
): Promise<Takers> {
  const { rows } = await owner.query('select id from queue where is_fallback');
  const clients = await Promise.all(
    Array.from({ length: agents }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const text = `update conversation set assignee_id = $3, waiting_since = null, effective_time = null
    where workspace_id = $1 and id = (
      select id from conversation where workspace_id = $1 and queue_id = $2 and waiting_since is not null
      order by effective_time, id limit 1 for update skip locked)
    returning id`;
  return {
    async take(agent) {
      const values = [workspaceId, rows[0].id, `mate_${agent}`];
      const answer = await clients[agent]?.query({ name: 'take', text, values });
      return answer?.rows[0]?.id ?? null;
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}

/** pg-boss, of which an agent fetches one job; as many connections as agents. */
export async function pgBossTakers({ databaseUrl }: World, agents: number) {
  const boss = new PgBoss({ connectionString: databaseUrl, max: agents, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('waiting');
  return {
    async fill(count: number): Promise<void> {
      await boss.deleteAllJobs('waiting');
      await boss.insert(
        'waiting',
        Array.from({ length: count }, (_, index) => ({ data: { index } })),
      );
    },
    take: async () => (await boss.fetch('waiting'))[0]?.id ?? null,
    close: () => boss.stop({ graceful: false }),
  };
}

/** graphile-worker, whose runner takes and ends jobs that do nothing. @returns the milliseconds from the first to the last. */
export async function timeGraphileWorker(
  { databaseUrl }: World,
  agents: number,
  count: number,
): Promise<number> {
  const pgPool = new pg.Pool({ connectionString: databaseUrl, max: agents + 2 });
  pgPool.on('error', () => {});
  const options = { pgPool, logger: new Logger(() => () => {}) };
  const utils = await makeWorkerUtils(options);
  await utils.migrate();
  await utils.addJobs(Array.from({ length: count }, () => ({ identifier: 'take', payload: {} })));
  const times: number[] = [];
  const ended = Promise.withResolvers<void>();
  const take = async () => {
    times.push(performance.now());
    if (times.length === count) ended.resolve();
  };
  const runner = await run({ ...options, concurrency: agents, taskList: { take }, noHandleSignals: true });
  await ended.promise;
  await runner.stop();
  await utils.release();
  await pgPool.end();
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}
