import fc from 'fast-check';
import type { KyselyPlugin, RawNode } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { actsOfJob } from '../src/features/conversations/bulk-undos.read-model.js';
import { inScope } from '../src/platform/database/scope.js';
import type { Reader } from '../src/platform/database/unit-of-work.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { beginUndo, change, refusalOf, stands, undo } from './bulk-acts.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import { type Action, type Agent, act, activityOf, agentCalled, copyWaiting, start, until } from './desk.js';
import type { ConversationsActInput } from './gql/graphql.js';
import { isLong } from './long.js';
import { createQueue } from './operations/queues.js';
import { readViewer } from './operations/teammates.js';
import { expectRecount } from './recount.js';
import { statementsDuring } from './statements.js';

let server: RunningServer;
let url: string;
let admin: Caller;
let ben: Agent;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  server = await testServer();
  url = server.platform.database.url;
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
  await admin.do(createQueue, { input: { name: 'Other', condition: topicIs('x') } });
});

test('whatever is done in between: others are as they were, and these as they were left', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => start(admin, { topic: 'any' })));
  const single = fc.constantFrom<(id: string) => Action>(
    (id) => ['conversationClose', { id }],
    (id) => ['conversationReopen', { id }],
    (id) => ['conversationSnooze', { id, until: inDays(2) }],
    (id) => ['conversationAssign', { id, teammateId: ben.id }],
    (id) => ['conversationAssign', { id, teammateId: null }],
    (id) => ['conversationPrioritySet', { id, priority: 'LOW' }],
    (id) => ['conversationPrioritySet', { id, priority: 'URGENT' }],
    (id) => ['conversationQueueSet', { id, queue: 'other' }],
    (id) => ['conversationNoteAdd', { id, body: 'Noted' }],
    (id) => ['conversationMessageAdd', { id, body: 'And?' }],
  );
  const step = fc.record({ who: fc.nat(1), which: fc.nat(4), single });
  const steps = fc.array(step, { maxLength: 5 });
  const many = fc.constantFrom<() => ConversationsActInput>(
    () => ({ close: true }),
    () => ({ snoozeUntil: inDays(1) }),
    () => ({ assignTo: ben.id }),
    () => ({ unassign: true }),
    () => ({ priority: 'LOW' }),
    () => ({ queue: 'everything_else' }),
  );
  const doAll = async (all: readonly { who: number; which: number; single: (id: string) => Action }[]) => {
    for (const { who, which, single } of all) {
      // What is closed cannot be assigned: that is refused, and nothing happened.
      const [mutation, input] = single(ids[which]);
      await act([admin, ben.caller][who], mutation, input).catch(() => {});
    }
  };
  await fc.assert(
    fc.asyncProperty(steps, many, steps, async (first, input, between) => {
      await doAll(first);
      const before = await stands(url);
      const acted = await lastActivities(ids);
      const job = await change(admin, { ids, act: input() });
      const byJob = await lastActivities(ids);
      await doAll(between);
      const meanwhile = await stands(url);
      const since = await lastActivities(ids);
      const done = ids.filter((id) => acted.get(id) !== byJob.get(id));
      const untouched = done.filter((id) => byJob.get(id) === since.get(id));
      if (done.length === 0) {
        expect(await refusalOf(admin, job)).toHaveLength(1);
      } else {
        const undone = await undo(admin, job);
        expect(undone).toMatchObject({ done: done.length, changed: untouched.length });
        expect(undone.result).toMatchObject({ changedSince: done.length - untouched.length });
      }
      const expected = (id: string) => (untouched.includes(id) ? before : meanwhile).get(id);
      const after = await stands(url);
      expect([...after]).toEqual(
        [...after.keys()].map((id) => [id, ids.includes(id) ? expected(id) : meanwhile.get(id)]),
      );
    }),
    { numRuns: isLong ? 200 : 15, seed: 40 },
  );
  await expectRecount(url);
});

async function lastActivities(ids: readonly string[]): Promise<Map<string, string>> {
  const latest = ids.map(async (id) => [id, present((await activityOf(admin, id))[0]).id] as const);
  return new Map(await Promise.all(latest));
}

test('a batch takes as many statements for many as for some', async () => {
  const first = await start(admin, { topic: 'counted' });
  const ids = [first, ...(await copyWaiting(url, first, 150))];
  await change(admin, { ids, act: { queue: 'other' } });
  const countFor = async (some: string[]) => {
    await change(admin, { ids: some, act: { assignTo: ben.id } });
    const job = await change(admin, { ids: some, act: { unassign: true } });
    return statementsDuring(server, async () => {
      const id = await beginUndo(admin, job);
      await until(
        () =>
          asOwner(url, async (owner) => {
            const { rows } = await owner.query(
              'select changed from job where id = $1 and finished_at is not null',
              [id],
            );
            return rows[0]?.changed === some.length;
          }),
        'all were undone',
      );
    });
  };
  const leastFor = async (some: string[]) => {
    const counts = [];
    for (let run = 0; run < 3; run += 1) counts.push(await countFor(some));
    return Math.min(...counts);
  };
  const forSome = await leastFor(ids.slice(0, 2));
  expect(forSome).toBeGreaterThan(10);
  expect(await leastFor(ids)).toBe(forSome);
});

test('what a job did is found by its index, behind the guard too, however much else happened', async () => {
  const workspaceId = present((await admin.do(readViewer)).viewer).workspace.id;
  await asOwner(url, (owner) =>
    owner.query(
      `insert into event (workspace_id, type, actor, subject_id, job_id)
       select $1, 'conversation.closed', 'system', 'cnv_' || i, case when i % 10 = 0 then 'job_' || i / 5000 end
       from generate_series(1, 50000) i`,
      [workspaceId],
    ),
  );
  await asOwner(url, (owner) => owner.query('analyze event'));
  const plan = (read: (reader: Reader) => Promise<unknown>) =>
    inScope({ workspaceId }, () =>
      read({ db: server.platform.database.sql.withPlugin(explain), workspaceId }),
    );
  const acts = await plan((reader) => actsOfJob(reader, 'job_3', { after: '0', most: 200 }));
  const lines = (acts as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toMatch(/Index Scan using event_of_job on event[^\n]*\n *Index Cond:.*job_id = .*id > /);
});

const explain: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (node.kind !== 'RawNode') return node;
    const { sqlFragments, ...raw } = node as RawNode;
    return { ...raw, sqlFragments: [`explain ${sqlFragments[0]}`, ...sqlFragments.slice(1)] };
  },
  transformResult: async ({ result }) => result,
};
