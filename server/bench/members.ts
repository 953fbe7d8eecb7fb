import { figure, spread, table, timeInterleaved, writeSection } from './harness.ts';
import { createWorld, timeAtOnce, type World } from './world.ts';

const contacts = 100_000;
const writers = 16;
const perRound = 480;

const add = `mutation ($input: SegmentMembersInput!) { segmentMembersAdd(input: $input) { changedCount job { id } userErrors { message } } }`;
const look = 'query ($id: ID!) { job(id: $id) { status changed } }';

/** 100,000 members added at once; 16 writers into one segment beside 16 writers into 16. */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    await fill(world);
    const bulk = await timeBulk(world);
    const [one, many] = await timeWriters(world);
    const ratio = (one?.median ?? 0) / (many?.median ?? 1);
    writeSection(
      'members',
      [
        `Adding ${figure(contacts)} members by one mutation over HTTP and the job that it begins, with pins, counts, events and what an undo needs.`,
        '',
        table(
          ['', 'ms', 'members a second'],
          bulk.map((timing) => [
            timing.name,
            spread(timing, 1_000),
            figure((contacts * 1_000_000) / timing.median),
          ]),
        ),
        '',
        `${writers} writers at once, one member a mutation over HTTP.`,
        '',
        table(
          ['', 'a second', 'µs each'],
          [one, many].flatMap((timing) =>
            timing ? [[timing.name, figure(1_000_000 / timing.median), spread(timing)]] : [],
          ),
        ),
        '',
        `Into one segment costs ${ratio.toFixed(2)} × into ${writers} segments.`,
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

async function fill({ owner, workspaceId, ask }: World): Promise<void> {
  await owner.query(
    `insert into contact (workspace_id, id, external_id, external_id_canonical, normaliser_version)
     select $1, 'con_' || lpad(n::text, 26, '0'), 'c' || n, 'c' || n, 1 from generate_series(1, ${contacts}) n`,
    [workspaceId],
  );
  await owner.query(
    'create table bare_membership (workspace_id text, segment_id text, contact_id text, since timestamptz default now(), primary key (workspace_id, segment_id, contact_id))',
  );
  await owner.query('vacuum analyze');
  for (let index = 0; index < 40; index += 1)
    await ask(
      'mutation ($name: String!) { segmentCreate(input: { name: $name }) { userErrors { message } } }',
      { name: `Segment ${index}` },
    );
}

function timeBulk({ owner, workspaceId, ask }: World) {
  let round = 20;
  return timeInterleaved(
    [
      {
        name: 'segmentMembersAdd, all that match',
        async round() {
          round += 1;
          const start = performance.now();
          const { segmentMembersAdd } = await ask<{ segmentMembersAdd: { job: { id: string } } }>(add, {
            input: { segment: `segment_${round}`, matching: { search: 'c' } },
          });
          await jobIsDone(ask, segmentMembersAdd.job.id);
          return { operations: 1, milliseconds: performance.now() - start };
        },
      },
      {
        name: 'insert … select into a bare table with a key',
        async round() {
          const start = performance.now();
          await owner.query(
            'insert into bare_membership (workspace_id, segment_id, contact_id) select workspace_id, $2, id from contact where workspace_id = $1',
            [workspaceId, `bare${round}`],
          );
          return { operations: 1, milliseconds: performance.now() - start };
        },
      },
    ],
    { rounds: 5, warmUps: 1 },
  );
}

async function jobIsDone(ask: World['ask'], id: string): Promise<void> {
  for (;;) {
    const { job } = await ask<{ job: { status: string; changed: number } }>(look, { id });
    if (job.status === 'DONE' && job.changed === contacts) return;
    if (!['WAITING', 'RUNNING'].includes(job.status)) throw new Error(`Not all were added: ${job.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function timeWriters({ ask }: World) {
  let next = 1;
  const contender = (name: string, segmentOf: (writer: number) => number) => ({
    name,
    async round() {
      const from = next;
      next += perRound;
      const milliseconds = await timeAtOnce(perRound, writers, (index, writer) =>
        ask(add, {
          input: { segment: `segment_${segmentOf(writer)}`, contacts: [`c${from + index}`] },
        }),
      );
      return { operations: perRound, milliseconds };
    },
  });
  return timeInterleaved(
    [
      contender(`${writers} writers into one segment`, () => 1),
      contender(`${writers} writers into ${writers} segments`, (writer) => 2 + writer),
    ],
    { rounds: 9, warmUps: 2 },
  );
}
