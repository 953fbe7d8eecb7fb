import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, otherWorkspace, present, testServer } from './api.js';
import { askUndo, beginChange, beginUndo, change, refusalOf, stands, undo } from './bulk-acts.js';
import { topicIs as about } from './conditions.js';
import { asOwner, createTestDatabase } from './database.js';
import { type Agent, act, activityOf, agentCalled, changeTeammate, copyWaiting, start } from './desk.js';
import type { ConversationsActInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { importFile } from './imports.js';
import { cancelJob, followJob, latestJob } from './jobs.js';
import { untilBlocked } from './locks.js';
import { deleteContact } from './operations/contacts.js';
import { createQueue, deleteQueue } from './operations/queues.js';
import { expectRecount } from './recount.js';
import { startProcess } from './server-process.js';
import { statementsOf } from './statements.js';

const readUndoable = graphql(`
  query UndoableActivity($id: ID!) {
    conversation(id: $id) { viewerUndoableActivityId }
  }
`);
const readChange = graphql(`
  query ConversationsChangeOfJob($id: ID!) {
    job(id: $id) { conversationsChange { viewerCanUndo undoneAt } }
  }
`);
const listChanges = graphql(`
  query ConversationsChangesOfJobs($first: Int!) {
    jobs(first: $first) { conversationsChange { viewerCanUndo undoneAt } }
  }
`);

let server: RunningServer;
let url: string;
let admin: Caller;
let ben: Agent;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const addQueue = (name: string) =>
  admin.do(createQueue, { input: { name, condition: about(`only ${name}`) } });

beforeAll(async () => {
  server = await testServer();
  url = server.platform.database.url;
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
  await addQueue('Other');
});

/** Conversations of every state, more than two batches of them. */
async function startMany(topic: string): Promise<string[]> {
  const first = await start(admin, { topic });
  const ids = [first, ...(await copyWaiting(url, first, 420))];
  const some = (from: number) => ids.filter((_, index) => index % 7 === from);
  await change(admin, { ids: some(1), act: { assignTo: ben.id } });
  await change(admin, { ids: some(2), act: { snoozeUntil: inDays(3) } });
  await change(admin, { ids: some(3), act: { close: true } });
  await change(admin, { ids: some(4), act: { priority: 'URGENT' } });
  await change(admin, { ids: some(5), act: { queue: 'other' } });
  return ids;
}

/** Throws once, at the nth batch that saves something from now on. */
function failAtBatch(nth: number): void {
  const { counter } = server.platform.database.pool;
  let batches = 0;
  counter.failpoint = (statement) => {
    if (!statement.includes('newly_assigned boolean')) return;
    batches += 1;
    if (batches < nth) return;
    counter.failpoint = null;
    throw new Error('failpoint');
  };
}

describe('an act on many conversations is taken back', () => {
  let ids: string[];
  beforeAll(async () => {
    ids = await startMany('many');
  });

  const acts: [what: string, input: () => ConversationsActInput][] = [
    ['closing', () => ({ close: true })],
    ['snoozing', () => ({ snoozeUntil: inDays(1) })],
    ['assigning', () => ({ assignTo: ben.id })],
    ['giving back', () => ({ unassign: true })],
    ['a priority', () => ({ priority: 'HIGH' })],
    ['a queue', () => ({ queue: 'other' })],
  ];
  test.each(acts)(
    '%s all that match: each is as it was, its place in the pull order too',
    async (_, input) => {
      const before = await stands(url);
      const job = await change(admin, { condition: about('many'), act: input() });
      const after = await stands(url);
      const touched = ids.filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)));
      expect(touched.length).toBeGreaterThan(50);
      const undone = await undo(admin, job);
      expect(await stands(url)).toEqual(before);
      const all = touched.length;
      expect(undone).toMatchObject({
        kind: 'CONVERSATIONS_ACT_UNDO',
        status: 'DONE',
        total: all,
        changed: all,
      });
      expect(undone).toMatchObject({ done: all, result: { changedSince: 0, cannotGoBack: 0 } });
      await expectRecount(url);
    },
  );

  test('and each conversation’s activity says so', async () => {
    const [id = ''] = ids;
    const job = await change(admin, { ids: [id], act: { priority: 'LOW' } });
    const undone = await undo(admin, job);
    expect((await activityOf(admin, id))[0]).toMatchObject({
      type: 'conversation.undone',
      actor: 'Ada Lovelace',
      data: { of: 'conversation.prioritySet', jobId: undone.id },
    });
  });

  test('asked for while it is still under way, after all of it', async () => {
    const before = await stands(url);
    const undoing = await asOwner(url, async (holder) => {
      // One of the second batch is held.
      await holder.query('begin');
      await holder.query(`select from conversation where id =
        (select id from conversation where topic = 'many' order by id offset 300 limit 1) for update`);
      const job = await beginChange(admin, { condition: about('many'), act: { priority: 'LOW' } });
      const half = await followJob(admin, job, ({ done }) => done > 0);
      expect(half).toMatchObject({ status: 'RUNNING', done: 200, total: ids.length });
      const begun = beginUndo(admin, job);
      await untilBlocked(url, 'the undo waits for the batch', 2);
      await holder.query('rollback');
      return begun;
    });
    expect(await followJob(admin, undoing)).toMatchObject({ status: 'DONE', changed: ids.length });
    expect(await stands(url)).toEqual(before);
  });

  test('once, however often it is asked for at once', async () => {
    const job = await change(admin, { ids: ids.slice(0, 3), act: { priority: 'LOW' } });
    const answers = await Promise.all(Array.from({ length: 6 }, () => askUndo(admin, job)));
    const begun = answers.flatMap(({ data }) => data.conversationsChangeUndo.job ?? []);
    expect(begun).toHaveLength(1);
    await followJob(admin, present(begun[0]).id);
    expect(await refusalOf(admin, job)).toEqual(['INVALID input.job: This was undone already.']);
  });

  test('as far as its undo comes; one that is stopped goes on where it was when it is asked for again', async () => {
    const before = await stands(url);
    const job = await change(admin, { condition: about('many'), act: { priority: 'HIGH' } });
    failAtBatch(2);
    const stopped = await beginUndo(admin, job);
    await followJob(admin, stopped, ({ done }) => done > 0);
    expect(await refusalOf(admin, job)).toEqual(['INVALID input.job: This was undone already.']);
    await admin.do(cancelJob, { id: stopped });
    expect(await changeOf(admin, job)).toEqual({ viewerCanUndo: true, undoneAt: null });
    // Stopped before it began, it has no place of its own.
    failAtBatch(1);
    const stoppedAgain = await beginUndo(admin, job);
    await admin.do(cancelJob, { id: stoppedAgain });
    server.platform.database.pool.counter.failpoint = null;
    const rest = await undo(admin, job);
    const all = ids.length - 200;
    expect(rest).toMatchObject({ total: all, changed: all, result: { changedSince: 0, cannotGoBack: 0 } });
    expect(await stands(url)).toEqual(before);
  });
});

async function changeOf(as: Caller, id: string) {
  return (await as.do(readChange, { id })).job?.conversationsChange ?? null;
}

describe('what is not as the act left it stays as it is, and is counted', () => {
  test('what others did since, what was undone alone, and who was erased', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => start(admin, { topic: 'between' })));
    const erased = await start(admin, { contact: { externalId: 'to-be-erased' } });
    const before = await stands(url);
    const job = await change(admin, { ids: [...ids, erased], act: { close: true } });
    await act(ben.caller, 'conversationReopen', { id: ids[0] });
    await act(ben.caller, 'conversationNoteAdd', { id: ids[1], body: 'Wait' });
    await act(admin, 'conversationMessageAdd', { id: ids[2], body: 'One more thing' });
    const { conversation } = await admin.do(readUndoable, { id: ids[3] });
    const activityId = present(conversation?.viewerUndoableActivityId);
    await act(admin, 'conversationUndo', { id: ids[3], activityId });
    await admin.do(deleteContact, { id: 'to-be-erased' });
    const meanwhile = await stands(url);
    expect(await undo(admin, job)).toMatchObject({
      total: 7,
      done: 7,
      changed: 2,
      result: { act: 'close', changedSince: 5, cannotGoBack: 0 },
    });
    const after = await stands(url);
    for (const id of ids.slice(0, 4)) expect(after.get(id)).toEqual(meanwhile.get(id));
    for (const id of ids.slice(4)) expect(after.get(id)).toEqual(before.get(id));
  });

  test('whose teammate left, also when it is theirs and closed, whose queue was deleted, and whose snooze is over', async () => {
    const leaver = await agentCalled(server, admin, 'Leaver');
    await addQueue('Brief');
    const [given = '', closed = '', moved = '', snoozed = ''] = await Promise.all(
      Array.from({ length: 4 }, () => start(admin, { topic: 'gone' })),
    );
    await change(admin, { ids: [given, closed], act: { assignTo: leaver.id } });
    await change(admin, { ids: [moved], act: { queue: 'brief' } });
    await change(admin, { ids: [snoozed], act: { snoozeUntil: inDays(1) } });
    const jobs = [
      await change(admin, { ids: [given], act: { assignTo: ben.id } }),
      await change(admin, { ids: [closed, snoozed], act: { close: true } }),
      await change(admin, { ids: [moved], act: { queue: 'other' } }),
    ];
    await changeTeammate(admin, leaver.id, { removed: true });
    await admin.do(deleteQueue, { id: 'brief' });
    await asOwner(url, (owner) =>
      owner.query(
        `update event set data = jsonb_set(data, '{before,snoozedUntil}', to_jsonb(now()))
         where subject_id = $1 and type = 'conversation.closed'`,
        [snoozed],
      ),
    );
    const before = await stands(url);
    for (const [index, job] of jobs.entries()) {
      const undone = await undo(admin, job);
      const cannotGoBack = index === 1 ? 2 : 1;
      expect(undone).toMatchObject({ status: 'DONE', changed: 0, done: cannotGoBack });
      expect(undone.result).toMatchObject({ changedSince: 0, cannotGoBack });
    }
    expect(await stands(url)).toEqual(before);
    await expectRecount(url);
  });
});

describe('it is refused, and nothing is begun', () => {
  const refusals: [what: string, of: () => Promise<string>, refusal: string][] = [
    [
      'for opening again',
      async () => {
        const id = await start(admin);
        await act(admin, 'conversationClose', { id });
        return change(admin, { ids: [id], act: { reopen: true } });
      },
      'INVALID input.job: Opening again cannot be undone: close them instead.',
    ],
    [
      'for what changed nothing',
      async () => change(admin, { ids: [await start(admin)], act: { unassign: true } }),
      'INVALID input.job: This changed nothing that could be undone.',
    ],
    ['for nothing', async () => 'job_0', 'NOT_FOUND input.job: There is no such job.'],
    [
      'for what somebody else did',
      async () => change(ben.caller, { ids: [await start(admin)], act: { close: true } }),
      'NOT_FOUND input.job: There is no such job.',
    ],
    [
      'for another workspace’s job',
      async () => {
        const eve = await otherWorkspace(server, admin);
        return change(eve, { ids: [await start(eve)], act: { close: true } });
      },
      'NOT_FOUND input.job: There is no such job.',
    ],
    [
      'for a job of another kind',
      async () => {
        await importFile(admin, server.address, Buffer.from('externalId\nrow\n'), {});
        return (await latestJob(admin)).id;
      },
      'NOT_FOUND input.job: There is no such job.',
    ],
    [
      'for an undo',
      async () =>
        (await undo(admin, await change(admin, { ids: [await start(admin)], act: { close: true } }))).id,
      'NOT_FOUND input.job: There is no such job.',
    ],
  ];
  test.each(refusals)('%s', async (_, of, refusal) => {
    const job = await of();
    const before = await stands(url);
    expect(await refusalOf(admin, job)).toEqual([refusal]);
    expect(await changeOf(admin, job)).not.toMatchObject({ viewerCanUndo: true });
    expect(await stands(url)).toEqual(before);
  });
});

test('a job says whether the viewer can undo it, and when it was undone, in as many statements for one as for many', async () => {
  const jobs = [await change(admin, { ids: [await start(admin)], act: { close: true } })];
  const before = await statementsOf(server, () => admin.do(listChanges, { first: 1 }));
  for (let index = 0; index < 3; index += 1) {
    jobs.push(await change(admin, { ids: [await start(admin)], act: { close: true } }));
  }
  expect(await statementsOf(server, () => admin.do(listChanges, { first: 100 }))).toBe(before);
  const [job = ''] = jobs;
  expect(await changeOf(admin, job)).toEqual({ viewerCanUndo: true, undoneAt: null });
  expect(await changeOf(ben.caller, job)).toEqual({ viewerCanUndo: false, undoneAt: null });
  const undone = await undo(admin, job);
  expect(await changeOf(admin, job)).toEqual({ viewerCanUndo: false, undoneAt: undone.createdAt });
  expect(await changeOf(admin, undone.id)).toBeNull();
});

test('it goes on after its server was killed in the middle, with each conversation undone once', async () => {
  const separate = await createTestDatabase();
  const killed = await startProcess({ DATABASE_URL: separate });
  const owner = await ada({ address: killed.address });
  const first = await start(owner);
  await copyWaiting(separate, first, 1_000);
  const before = await stands(separate);
  const job = await change(owner, { act: { priority: 'LOW' } });
  const undoing = await asOwner(separate, async (holder) => {
    // The undo comes as far as one that is held.
    await holder.query('begin');
    await holder.query(
      `select from conversation where id =
        (select subject_id from event where job_id = $1 order by id offset 700 limit 1) for update`,
      [job],
    );
    const id = await beginUndo(owner, job);
    await followJob(owner, id, ({ done }) => done > 0);
    await untilBlocked(separate, 'the undo waits');
    await killed.kill('SIGKILL');
    return id;
  });
  const again = caller(await testServer(separate), owner.headers);
  expect(await followJob(again, undoing)).toMatchObject({
    status: 'DONE',
    total: 1_001,
    done: 1_001,
    changed: 1_001,
  });
  expect(await stands(separate)).toEqual(before);
  const { rows } = await asOwner(separate, (client) =>
    client.query(
      `select subject_id from event where type = 'conversation.undone' group by 1 having count(*) > 1`,
    ),
  );
  expect(rows).toEqual([]);
  await expectRecount(separate);
});
