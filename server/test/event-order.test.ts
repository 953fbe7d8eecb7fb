import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SavedEvent } from '../src/platform/events/event-tails.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { asOwner, createTestDatabase } from './database.js';
import { start } from './desk.js';
import { watchConversations } from './operations/conversations.js';
import { readViewer } from './operations/teammates.js';

let server: RunningServer;
let admin: Caller;
let url: string;
let elsewhere: string;
let workspaceId: string;

beforeAll(async () => {
  elsewhere = await createTestDatabase();
  server = await testServer();
  admin = await ada(server);
  url = server.platform.database.url;
  workspaceId = present((await admin.do(readViewer)).viewer).workspace.id;
});

const record = 'insert into event (workspace_id, type, actor, subject_id) values ($1, $2, $3, $4)';

/** While `work` runs, a transaction of that database is open that has written. */
function whileOneIsOpen(of: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  return asOwner(of, async (owner) => {
    await owner.query('begin; select pg_current_xact_id()');
    await work(owner);
    await owner.query('rollback');
  });
}

describe('what was saved is told', () => {
  test('at once, whatever transaction is open in another database of the same PostgreSQL', async () => {
    await whileOneIsOpen(elsewhere, async () => {
      const watch = admin.watch(watchConversations);
      await watch.until((events) => events.length > 0, 'the subscription began');
      const id = await start(admin);
      await watch.until((events) => JSON.stringify(events).includes(id), 'it was told');
      watch.close();
    });
  });

  test('behind what an open transaction of its own database may still save', async () => {
    const heard: SavedEvent[] = [];
    const { tails, announcer } = server.platform;
    const tail = tails.follow(workspaceId, (events) => heard.push(...events));
    await tail.start();
    await whileOneIsOpen(url, async (owner) => {
      await owner.query(record, [workspaceId, 'test.first', 'system', 'first']);
      await asOwner(url, (second) => second.query(record, [workspaceId, 'test.second', 'system', 'second']));
      const { counter } = server.platform.database.pool;
      let reads = 0;
      counter.failpoint = (statement) => {
        if (statement.includes('from event')) reads += 1;
      };
      announcer.announce(workspaceId);
      // An answer takes up to two statements: with the third, one answer at least has been worked on.
      await expect.poll(() => reads).toBeGreaterThan(2);
      counter.failpoint = null;
      expect(heard).toEqual([]);
      await owner.query('commit; begin');
    });
    await expect.poll(() => heard.map((event) => event.subjectId)).toEqual(['first', 'second']);
    tail.stop();
  });
});

/** The length of a transaction, at random, so that transactions overlap in every way. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 12));

test('each event is heard once and in order, whatever writers of this and of another database are doing', async () => {
  const heard: SavedEvent[] = [];
  const { tails, announcer } = server.platform;
  const tail = tails.follow(workspaceId, (events) => heard.push(...events));
  await tail.start();
  const saved: string[] = [];
  const write = (of: string, name: string) =>
    asOwner(of, async (owner) => {
      for (let round = 0; round < 40; round += 1) {
        await owner.query('begin; select pg_current_xact_id()');
        await aMoment();
        if (of === url) await owner.query(record, [workspaceId, 'test.saved', 'system', `${name}-${round}`]);
        await aMoment();
        const isKept = Math.random() < 0.8;
        await owner.query(isKept ? 'commit' : 'rollback');
        if (of === url && isKept) saved.push(`${name}-${round}`);
        announcer.announce(workspaceId);
      }
    });
  await Promise.all([
    ...Array.from({ length: 6 }, (_, index) => write(url, `own${index}`)),
    ...Array.from({ length: 3 }, (_, index) => write(elsewhere, `other${index}`)),
  ]);
  await expect.poll(() => heard.length, { timeout: 5_000 }).toBe(saved.length);
  expect(heard.map((event) => event.subjectId).toSorted()).toEqual(saved.toSorted());
  const sequences = heard.map((event) => event.sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted());
  tail.stop();
});
