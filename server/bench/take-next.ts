import pg from 'pg';
import { hashSecret } from '../dist/features/auth/secrets.js';
import { figure, spread, type Timing, table, timeInterleaved, writeSection } from './harness.ts';
import { createWorld, timeAtOnce, type World } from './world.ts';

const agents = 32;
const takes = 640;
const sizes = [1_000, 1_000_000] as const;

const takeNext = 'mutation { conversationTakeNext { conversation { id } reason userErrors { message } } }';

/** `conversationTakeNext` of 32 agents at once over few and many that wait, beside one bare SKIP LOCKED statement. */
export async function run(): Promise<void> {
  const world = await createWorld();
  const bare = await bareTakers(world);
  try {
    await makeAgents(world);
    const results: { size: number; timings: Timing[] }[] = [];
    for (const size of sizes) {
      await fill(world, size);
      results.push({ size, timings: await time(world, bare) });
    }
    tell(results);
  } finally {
    await Promise.all(bare.clients.map((client) => client.end()));
    await world.close();
  }
}

function time(world: World, bare: Awaited<ReturnType<typeof bareTakers>>): Promise<Timing[]> {
  const contender = (name: string, take: (agent: number) => Promise<string | null>) => ({
    name,
    async round() {
      await putBack(world);
      const taken = new Set<string | null>();
      const milliseconds = await timeAtOnce(takes, agents, async (_, agent) => taken.add(await take(agent)));
      if (taken.size !== takes || taken.has(null)) throw new Error(`${name} took ${taken.size} of ${takes}.`);
      return { operations: takes, milliseconds };
    },
  });
  return timeInterleaved(
    [
      contender(`conversationTakeNext over HTTP, ${agents} agents`, async (agent) => {
        const answer = await world.askAs<{ conversationTakeNext: { conversation: { id: string } | null } }>(
          `agent-${agent}`,
          takeNext,
        );
        return answer.conversationTakeNext.conversation?.id ?? null;
      }),
      contender(`update … for update skip locked limit 1, ${agents} connections`, (agent) =>
        bare.take(agent),
      ),
    ],
    { rounds: 5, warmUps: 1 },
  );
}

/** Each with a session, in the team group of the one queue, with room for all that is taken. */
async function makeAgents({ owner, workspaceId }: World): Promise<void> {
  await owner.query('update workspace_counter set value = 1');
  const { rows } = await owner.query('select password_hash from account limit 1');
  for (let agent = 0; agent < agents; agent += 1) {
    await owner.query(
      "insert into account (id, email, email_canonical, name, password_hash) values ($1, $1, $1, 'Agent', $2)",
      [`acc_${agent}`, rows[0].password_hash],
    );
    await owner.query(
      "insert into teammate (workspace_id, id, account_id, role, capacity) values ($1, $2, $3, 'AGENT', 1000)",
      [workspaceId, `mate_${agent}`, `acc_${agent}`],
    );
    await owner.query(
      "insert into session (token_hash, account_id, workspace_id, expires_at) values ($1, $2, $3, now() + interval '1 day')",
      [hashSecret(`agent-${agent}`), `acc_${agent}`, workspaceId],
    );
  }
}

/** Conversations of one contact that wait in the fallback queue, until there are so many. */
async function fill({ owner, workspaceId }: World, size: number): Promise<void> {
  await owner.query(
    `insert into contact (workspace_id, id, normaliser_version) values ($1, 'con_bench', 1) on conflict do nothing`,
    [workspaceId],
  );
  await owner.query(
    `insert into conversation (workspace_id, id, number, contact_id, channel, status, priority, queue_id, created_at,
       waiting_since, effective_time)
     select $1, 'cnv_' || lpad(n::text, 10, '0'), n, 'con_bench', 'api', 'OPEN', 'NORMAL', q.id, at, at,
       at - interval '52560000 minutes'
     from generate_series((select count(*) + 1 from conversation), $2::int) n
     cross join lateral (select now() - interval '100 days' + n * interval '1 second' as at) t
     cross join (select id from queue where workspace_id = $1 and is_fallback) q`,
    [workspaceId, size],
  );
  await owner.query('vacuum analyze conversation');
}

/** What was taken waits again, at its place. */
async function putBack({ owner }: World): Promise<void> {
  await owner.query(
    `update conversation set assignee_id = null, assigned_at = null, waiting_since = created_at,
       effective_time = created_at - interval '52560000 minutes' where assignee_id is not null`,
  );
  await owner.query('vacuum conversation');
}

/** The least that a take can be: no seat, no capacity, no event, no guard. */
async function bareTakers({ databaseUrl, owner, workspaceId }: World) {
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
    clients,
    async take(agent: number): Promise<string | null> {
      const values = [workspaceId, rows[0].id, `mate_${agent}`];
      const answer = await clients[agent]?.query({ name: 'take', text, values });
      return answer?.rows[0]?.id ?? null;
    },
  };
}

function tell(results: readonly { size: number; timings: readonly Timing[] }[]): void {
  const rows = results.flatMap(({ size, timings }) =>
    timings.map((timing) => [
      `${timing.name}, ${size.toLocaleString('en-GB')} waiting`,
      figure(1_000_000 / timing.median),
      spread(timing),
    ]),
  );
  const [few, many] = results.map(({ timings }) => timings[0]?.median ?? Number.NaN);
  const ratios = results.map(({ timings: [ours, theirs] }) =>
    ((theirs?.median ?? 0) / (ours?.median ?? 1)).toFixed(2),
  );
  writeSection(
    'take-next',
    [
      `Conversations a second, each taken once by one of ${agents} agents at once; what was taken is put back between rounds.`,
      '',
      table(['', 'a second', 'µs each'], rows),
      '',
      `Ratio: ${ratios.join(' and ')} × the bare statement. A million that wait cost ${((many ?? 0) / (few ?? 1)).toFixed(2)} × a thousand.`,
    ].join('\n'),
  );
}
