import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { type Answer, ada, type Caller, testServer } from '../api.js';
import { upload } from '../attachments.js';
import { predicate, property } from '../conditions.js';
import { asOwner } from '../database.js';
import { conversation, start, until } from '../desk.js';
import { graphql } from '../gql/index.js';
import { upsertContact } from '../operations/contacts.js';
import { createProperty } from '../operations/properties.js';
import { createQueue } from '../operations/queues.js';
import { createSegment } from '../operations/segments.js';
import { createTeamGroup } from '../operations/teammates.js';
import { expectRecount } from '../recount.js';
import { isItsOwn } from '../statements.js';

let server: RunningServer;
let admin: Caller;
let files: string[];

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  await admin.do(createSegment, { input: { name: 'Gold' } });
  await admin.do(createTeamGroup, { input: { name: 'Desk' } });
  for (let index = 0; index < 5; index += 1) {
    await admin.do(upsertContact, { input: { externalId: `c${index}`, properties: { tier: 'gold' } } });
  }
  await start(admin, { contact: { externalId: 'c4' }, externalId: 'kept' });
  const sent = ['one.pdf', 'two.pdf'].map((name) => upload(admin, server.address, { name, body: 'x' }));
  files = (await Promise.all(sent)).map(({ id }) => id);
  for (const name of ['One', 'Two', 'Three']) {
    const condition = predicate('segment', 'EQUALS', 'gold');
    await admin.do(createQueue, { input: { name, team: 'desk', condition } });
  }
});

// Nothing is read after the write, so that a statement that fails is one of the write.
const attempts = {
  setRule: graphql(`
    mutation TrySetRule($input: SegmentRuleSetInput!) {
      write: segmentRuleSet(input: $input) { userErrors { message } }
    }
  `),
  addMembers: graphql(`
    mutation TryAddMembers($input: SegmentMembersInput!) {
      write: segmentMembersAdd(input: $input) { userErrors { message } }
    }
  `),
  removeMembers: graphql(`
    mutation TryRemoveMembers($input: SegmentMembersRemoveInput!) {
      write: segmentMembersRemove(input: $input) { userErrors { message } }
    }
  `),
  resetMembers: graphql(`
    mutation TryResetMembers($input: SegmentMembersInput!) {
      write: segmentMembersReset(input: $input) { userErrors { message } }
    }
  `),
  start: graphql(`
    mutation TryStart($input: ConversationStartInput!) {
      write: conversationStart(input: $input) { userErrors { message } }
    }
  `),
  saveDraft: graphql(`
    mutation TrySaveDraft($input: ConversationDraftSaveInput!) {
      write: conversationDraftSave(input: $input) { userErrors { message } }
    }
  `),
  reply: graphql(`
    mutation TryReply($input: ConversationReplyInput!) {
      write: conversationReply(input: $input) { userErrors { message } }
    }
  `),
  snooze: graphql(`
    mutation TrySnooze($input: ConversationSnoozeInput!) {
      write: conversationSnooze(input: $input) { userErrors { message } }
    }
  `),
  addMessage: graphql(`
    mutation TryAddMessage($input: ConversationMessageInput!) {
      write: conversationMessageAdd(input: $input) { userErrors { message } }
    }
  `),
  escalate: graphql(`
    mutation TryEscalate($input: ConversationEscalateInput!) {
      write: conversationEscalate(input: $input) { userErrors { message } }
    }
  `),
  takeNext: graphql(`
    mutation TryTakeNext {
      write: conversationTakeNext { userErrors { message } }
    }
  `),
  createQueue: graphql(`
    mutation TryCreateQueue($input: QueueCreateInput!) {
      write: queueCreate(input: $input) { userErrors { message } }
    }
  `),
  changeQueue: graphql(`
    mutation TryChangeQueue($input: QueueChangeInput!) {
      write: queueChange(input: $input) { userErrors { message } }
    }
  `),
  deleteQueue: graphql(`
    mutation TryDeleteQueue($id: ID!) {
      write: queueDelete(input: { id: $id }) { userErrors { message } }
    }
  `),
  createPriorityRule: graphql(`
    mutation TryCreatePriorityRule($input: PriorityRuleCreateInput!) {
      write: priorityRuleCreate(input: $input) { userErrors { message } }
    }
  `),
  deleteContact: graphql(`
    mutation TryDeleteContact($id: ID!) {
      write: contactDelete(input: { id: $id }) { userErrors { message } }
    }
  `),
  changeWorkspace: graphql(`
    mutation TryChangeWorkspace($input: WorkspaceChangeInput!) {
      write: workspaceChange(input: $input) { userErrors { message } }
    }
  `),
};
const gold = property('tier', 'EQUALS', 'gold');
const inADay = new Date(Date.now() + 86_400_000).toISOString();

type Write = () => Promise<Answer<{ readonly write: { readonly userErrors: readonly unknown[] } }>>;
const writes: Readonly<Record<string, Write>> = {
  'setting a rule': () =>
    admin.ask(attempts.setRule, { input: { segment: 'gold', enabled: true, condition: gold } }),
  'adding members': () =>
    admin.ask(attempts.addMembers, { input: { segment: 'gold', contacts: ['c0', 'c1', 'c2'] } }),
  'removing members': () =>
    admin.ask(attempts.removeMembers, { input: { segment: 'gold', contacts: ['c1'] } }),
  'starting a conversation': () =>
    admin.ask(attempts.start, { input: { contact: { externalId: 'c3' }, message: 'Hi' } }),
  'starting a conversation of a new contact': () =>
    admin.ask(attempts.start, {
      input: {
        contact: { externalId: 'new', properties: { tier: 'gold' } },
        message: 'Hi',
        idempotencyKey: 'f',
      },
    }),
  'keeping a draft': () =>
    admin.ask(attempts.saveDraft, { input: { id: 'kept', kind: 'REPLY', body: 'Hi' } }),
  replying: () => admin.ask(attempts.reply, { input: { id: 'kept', body: 'Hi', idempotencyKey: 'r' } }),
  'replying with a file': () =>
    admin.ask(attempts.reply, {
      input: { id: 'kept', body: '', attachmentIds: [files[0]], idempotencyKey: 'f0' },
    }),
  'starting a conversation with a file': () =>
    admin.ask(attempts.start, {
      input: {
        contact: { externalId: 'c3' },
        message: '',
        attachmentIds: [files[1]],
        idempotencyKey: 'f1',
      },
    }),
  'putting a conversation aside': () => admin.ask(attempts.snooze, { input: { id: 'kept', until: inADay } }),
  'the contact’s next message': () => admin.ask(attempts.addMessage, { input: { id: 'kept', body: 'Hi' } }),
  escalating: () =>
    admin.ask(attempts.escalate, { input: { id: 'kept', teamGroup: 'desk', reason: 'Hard' } }),
  'taking the next conversation': () => admin.ask(attempts.takeNext),
  'making a queue': () =>
    admin.ask(attempts.createQueue, { input: { name: 'Four', team: 'desk', condition: gold } }),
  'changing a queue': () =>
    admin.ask(attempts.changeQueue, { input: { id: 'two', condition: gold, team: null } }),
  'deleting a queue': () => admin.ask(attempts.deleteQueue, { id: 'one' }),
  'making a priority rule': () =>
    admin.ask(attempts.createPriorityRule, { input: { name: 'First', priority: 'HIGH', condition: gold } }),
  'resetting members': () =>
    admin.ask(attempts.resetMembers, { input: { segment: 'gold', contacts: ['c0', 'c1'] } }),
  'erasing a contact': () => admin.ask(attempts.deleteContact, { id: 'c0' }),
  'moving to another time zone': () =>
    admin.ask(attempts.changeWorkspace, { input: { timeZone: 'Asia/Tokyo' } }),
};

/** What the test before changed of what waits is decided again in transactions of the server’s own. */
const decided = () =>
  until(async () => {
    const pending = 'select 1 from pending_decision';
    const { rows } = await asOwner(server.platform.database.url, (owner) => owner.query(pending));
    return rows.length === 0;
  }, 'all was decided');

for (const [what, write] of Object.entries(writes)) {
  test(`${what} that fails between any two statements changes nothing`, async () => {
    const { counter } = server.platform.database.pool;
    await decided();
    let failures = 0;
    for (let at = 1; ; at += 1) {
      let seen = 0;
      counter.failpoint = (statement) => {
        // Looking up the session stands before the write, and what a server looks for by itself beside it.
        if (/session_seat/.test(statement) || isItsOwn(statement)) return;
        seen += 1;
        if (seen === at) throw new Error('failpoint');
      };
      const { data, errors } = await write();
      counter.failpoint = null;
      await expectRecount(server.platform.database.url);
      if (seen < at) {
        expect(errors).toBeUndefined();
        expect(data.write.userErrors).toEqual([]);
        break;
      }
      failures += 1;
      expect(at).toBeLessThan(60);
    }
    expect(failures).toBeGreaterThan(1);
  });
}

test('afterwards everything works as if nothing had failed', async () => {
  const id = await start(admin, { contact: { externalId: 'c4' } });
  expect((await conversation(admin, id)).priority).toBe('HIGH');
});
