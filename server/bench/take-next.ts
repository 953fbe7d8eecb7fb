import { hashSecret } from '../dist/features/auth/secrets.js';
import { figure, spread, type Timing, table, timeInterleaved, writeSection } from './harness.ts';
import { bareTakers, ourTakers, pgBossTakers, timeGraphileWorker } from './take-next-peers.ts';
import { createWorld, timeAtOnce, type World } from './world.ts';

const agents = 32;
const takes = 640;
const sizes = [1_000, 1_000_000] as const;

const takeNext = 'mutation { conversationTakeNext { conversation { id } reason userErrors { message } } }';

/** Taking by 32 agents at once over few and many that wait, beside one bare SKIP LOCKED statement and queues of jobs. */
export async function run(): Promise<void> {
  const world = await createWorld();
  const [ours, bare, boss] = [
    await ourTakers(world),
    await bareTakers(world, agents),
    await pgBossTakers(world, agents),
  ];
  try {
    await makeAgents(world);
    const results: { size: number; timings: Timing[] }[] = [];
    for (const size of sizes) {
      await fill(world, size);
      results.push({ size, timings: await time(world, { ours, bare }) });
    }
    const jobs = await timeInterleaved(
      [
        {
          name: 'pg-boss 12.38.0, fetch',
          async round() {
            await boss.fill(takes);
            return { operations: takes, milliseconds: await timeTakes('pg-boss', boss.take) };
          },
        },
        {
          name: 'graphile-worker 0.18.0, run',
          round: async () => ({
            operations: takes,
            milliseconds: await timeGraphileWorker(world, agents, takes),
          }),
        },
      ],
      { rounds: 5, warmUps: 1 },
    );
    tell(results, jobs);
  } finally {
    for (const one of [ours, bare, boss]) await one.close();
    await world.close();
  }
}

interface Contenders {
  readonly ours: Awaited<ReturnType<typeof ourTakers>>;
  readonly bare: Awaited<ReturnType<typeof bareTakers>>;
}

function time(world: World, { ours, bare }: Contenders): Promise<Timing[]> {
  const contender = (name: string, take: (agent: number) => Promise<string | null>) => ({
    name,
    async round() {
      await putBack(world);
      return { operations: takes, milliseconds: await timeTakes(name, take) };
    },
  });
  return timeInterleaved(
    [
      contender('the service, as a library', ours.take),
      contender('update … for update skip locked limit 1, a connection each', bare.take),
      contender('conversationTakeNext over HTTP', async (agent) => {
        const answer = await world.askAs<{ conversationTakeNext: { conversation: { id: string } | null } }>(
          `agent-${agent}`,
          takeNext,
        );
        return answer.conversationTakeNext.conversation?.id ?? null;
      }),
    ],
    { rounds: 5, warmUps: 1 },
  );
}

/** The milliseconds for all; each must have been taken once. */
async function timeTakes(name: string, take: (agent: number) => Promise<string | null>): Promise<number> {
  const taken = new Set<string | null>();
  const milliseconds = await timeAtOnce(takes, agents, async (_, agent) => taken.add(await take(agent)));
  if (taken.size !== takes || taken.has(null)) throw new Error(`${name} took ${taken.size} of ${takes}.`);
  return milliseconds;
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

function tell(
  results: readonly { size: number; timings: readonly Timing[] }[],
  jobs: readonly Timing[],
): void {
  const row = (name: string, timing: Timing) => [name, figure(1_000_000 / timing.median), spread(timing)];
  const rows = results.flatMap(({ size, timings }) =>
    timings.map((timing) => row(`${timing.name}, ${size.toLocaleString('en-GB')} waiting`, timing)),
  );
  const [few, many] = results.map(({ timings }) => timings[0]?.median ?? Number.NaN);
  const ratios = results.map(({ timings: [ours, theirs] }) =>
    ((theirs?.median ?? 0) / (ours?.median ?? 1)).toFixed(2),
  );
  writeSection(
    'take-next',
    [
      `Takes a second, each of another conversation by one of ${agents} agents at once; what was taken is put back between rounds.`,
      'The server has a core to itself; the library and the queues of jobs run where those who ask do.',
      '',
      table(
        ['', 'a second', 'µs each'],
        [...rows, ...jobs.map((timing) => row(`${timing.name}, ${takes} waiting`, timing))],
      ),
      '',
      `Ratio: ${ratios.join(' and ')} × the bare statement. A million that wait cost ${((many ?? 0) / (few ?? 1)).toFixed(2)} × a thousand.`,
    ].join('\n'),
  );
}
