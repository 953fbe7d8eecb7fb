import { figure, table, writeSection } from './harness.ts';
import { createWorld, type World } from './world.ts';

const contacts = 200_000;
const conversations = 1_000_000;
const depth = 10_000;
const rounds = 20;

const segments = {
  'a segment of one contact in fifty': 50,
  'a segment of one contact in three': 3,
} as const;

const page = `query ($condition: ConditionInput, $after: String) { conversations(first: 50, after: $after, condition: $condition) {
  nodes { id number subject status priority createdAt contact { id displayName } queue { id name } } pageInfo { endCursor } } }`;
const count =
  'query ($condition: ConditionInput) { conversations(first: 1, condition: $condition) { totalCount } }';

/**
 * A view of the open conversations of a segment, newest first, over a million: its first page, the page behind the
 * 10,000th row and its count, each beside the SQL that somebody would write by hand for just that.
 */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    const queueId = await fill(world);
    const rows: string[][] = [];
    for (const [name, every] of Object.entries(segments)) {
      const segmentId = await createSegment(world, every);
      // Memberships decide again what waits; here nothing would move, but the looking would be timed with the rest.
      await world.owner.query('truncate pending_decision');
      await world.owner.query('vacuum analyze segment_membership');
      await world.owner.query('vacuum analyze conversation_segment');
      rows.push(...(await measure(world, { name, segmentId, queueId })));
    }
    writeSection(
      'views-page',
      [
        `Milliseconds, p50 / p95 of ${rounds}: open conversations of a segment (members now, or claimed), newest first, in a`,
        `workspace of ${figure(conversations)} conversations of ${figure(contacts)} contacts. Ours over HTTP with what a row shows; by hand through`,
        'pg, the ids only. The two were found equal before anything was timed.',
        '',
        table(['view', 'what', 'over HTTP', 'SQL by hand', 'difference at p95'], rows),
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

/** Half of the conversations are open; one in a hundred claims each segment that comes. */
async function fill({ owner, workspaceId }: World): Promise<string> {
  const { rows } = await owner.query('select id from queue where is_fallback');
  await owner.query(
    `insert into contact (workspace_id, id, external_id, external_id_canonical, name, name_canonical, normaliser_version)
     select $1, 'con_' || lpad(n::text, 26, '0'), 'c' || n, 'c' || n, 'Contact ' || n, 'contact ' || n, 1
     from generate_series(1, ${contacts}) n`,
    [workspaceId],
  );
  await owner.query(
    `insert into conversation (workspace_id, id, number, contact_id, channel, subject, status, priority, queue_id,
       created_at, waiting_since, effective_time, resolved_at)
     select $1, 'cnv_' || lpad(n::text, 26, '0'), n, 'con_' || lpad((n * 7919::bigint % ${contacts} + 1)::text, 26, '0'),
       'api', 'Question ' || n, case when is_open then 'OPEN' else 'CLOSED' end, 'NORMAL', $2, at,
       case when is_open then at end, case when is_open then at - interval '52560000 minutes' end,
       case when not is_open then at end
     from generate_series(1, ${conversations}) n
     cross join lateral (select now() - interval '300 days' + n * interval '20 seconds' as at,
       n / 7 % 2 = 0 as is_open) t`,
    [workspaceId, rows[0].id],
  );
  await owner.query('vacuum analyze contact');
  await owner.query('vacuum analyze conversation');
  return rows[0].id;
}

async function createSegment({ owner, workspaceId, ask }: World, every: number): Promise<string> {
  const { segmentCreate } = await ask<{ segmentCreate: { segment: { id: string } } }>(
    'mutation ($name: String!) { segmentCreate(input: { name: $name }) { segment { id } userErrors { message } } }',
    { name: `Every ${every}` },
  );
  const { id } = segmentCreate.segment;
  await owner.query(
    `insert into segment_membership (workspace_id, segment_id, contact_id, source, added_by, since)
     select $1, $2, id, 'MANUAL', 'bench', now() from contact
     where workspace_id = $1 and substr(external_id, 2)::int % $3 = 0`,
    [workspaceId, id, every],
  );
  await owner.query(
    `insert into conversation_segment (workspace_id, conversation_id, segment_id, source)
     select $1, id, $2, 'CLAIM' from conversation where workspace_id = $1 and number % 100 = 7`,
    [workspaceId, id],
  );
  return id;
}

const byHand = `
  from conversation v where v.workspace_id = $1 and v.status = 'OPEN' and (
    exists (select from segment_membership m where m.workspace_id = $1 and m.segment_id = $2
      and m.contact_id = v.contact_id and m.until is null)
    or exists (select from conversation_segment s where s.workspace_id = $1 and s.segment_id = $2
      and s.conversation_id = v.id and s.source = 'CLAIM'))`;

interface View {
  readonly name: string;
  readonly segmentId: string;
  readonly queueId: string;
}

async function measure(world: World, { name, segmentId }: View): Promise<string[][]> {
  const { ask, owner, workspaceId } = world;
  const condition = {
    all: [
      { is: { field: 'segment', operator: 'EQUALS', value: segmentId } },
      { is: { field: 'conversation.status', operator: 'EQUALS', value: 'open' } },
    ],
  };
  const deep = await cursorAt(world, condition);
  const pageOf = async (after: string | null) => {
    const found = await ask<{ conversations: { nodes: { id: string }[] } }>(page, { condition, after });
    if (found.conversations.nodes.length !== 50) throw new Error('The page is not full.');
    return found.conversations.nodes.map(({ id }) => id).join();
  };
  const handPage = async (behind: string | null) => {
    const place = behind
      ? 'and (v.created_at, v.id) < (select created_at, id from conversation where workspace_id = $1 and id = $3)'
      : '';
    const { rows } = await owner.query({
      name: `${segmentId} ${behind}`,
      text: `select v.id ${byHand} ${place} order by v.created_at desc, v.id desc limit 50`,
      values: behind ? [workspaceId, segmentId, behind] : [workspaceId, segmentId],
    });
    return rows.map(({ id }) => id).join();
  };
  const counted = async () =>
    String(
      (await ask<{ conversations: { totalCount: number } }>(count, { condition })).conversations.totalCount,
    );
  const handCount = async () =>
    (
      await owner.query({
        name: `count ${segmentId}`,
        text: `select count(*) as count ${byHand}`,
        values: [workspaceId, segmentId],
      })
    ).rows[0].count;
  return [
    await beside(
      [name, 'first page'],
      () => pageOf(null),
      () => handPage(null),
    ),
    await beside(
      ['', `page behind the ${figure(depth)}th`],
      () => pageOf(deep.cursor),
      () => handPage(deep.id),
    ),
    await beside(['', 'count'], counted, handCount),
  ];
}

/** The two in turns. @throws when they do not answer the same */
async function beside(
  labels: string[],
  ours: () => Promise<string>,
  hand: () => Promise<string>,
): Promise<string[]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    const began = performance.now();
    const one = await ours();
    const between = performance.now();
    const other = await hand();
    const ended = performance.now();
    if (one !== other) throw new Error(`${labels.join(' ')}: ${one} is not ${other}.`);
    if (round < 0) continue;
    times[0].push(between - began);
    times[1].push(ended - between);
  }
  const [[p50, p95], [handP50, handP95]] = [percentiles(times[0]), percentiles(times[1])];
  const difference = `${figure(p95 - handP95)} ms, ${(p95 / handP95).toFixed(2)} ×`;
  return [
    ...labels,
    `${figure(p50)} / ${figure(p95)}`,
    `${figure(handP50)} / ${figure(handP95)}`,
    difference,
  ];
}

function percentiles(times: readonly number[]): [p50: number, p95: number] {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.5), at(0.95)];
}

/** Behind the row at `depth`, got as a person would get there but in pages of 200. */
async function cursorAt({ ask }: World, condition: object): Promise<{ cursor: string; id: string }> {
  let after = '';
  let last = '';
  for (let seen = 0; seen < depth; seen += 200) {
    const { conversations: found } = await ask<{
      conversations: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    }>(
      'query ($condition: ConditionInput, $after: String) { conversations(first: 200, after: $after, condition: $condition) { nodes { id } pageInfo { endCursor } } }',
      { condition, after: after || null },
    );
    after = found.pageInfo.endCursor;
    last = found.nodes.at(-1)?.id ?? '';
  }
  return { cursor: after, id: last };
}
