import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, list, testServer, text } from '../api.js';
import { upload } from '../attachments.js';
import { asOwner } from '../database.js';
import { until } from '../desk.js';
import { expectRecount } from '../recount.js';
import { isItsOwn } from '../statements.js';

let server: RunningServer;
let admin: Caller;
let files: string[];

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const make = (mutation: string) => admin.do(`mutation { ${mutation} { userErrors { message } } }`);
  await make('contactPropertyCreate(input: { key: "tier", type: TEXT })');
  await make('segmentCreate(input: { name: "Gold" })');
  await make('teamGroupCreate(input: { name: "Desk" })');
  for (let index = 0; index < 5; index += 1)
    await make(`contactUpsert(input: { externalId: "c${index}", properties: { tier: "gold" } })`);
  await make(
    'conversationStart(input: { contact: { externalId: "c4" }, externalId: "kept", message: "Hi" })',
  );
  const sent = ['one.pdf', 'two.pdf'].map((name) => upload(admin, server.address, { name, body: 'x' }));
  files = (await Promise.all(sent)).map(({ id }) => id);
  for (const name of ['One', 'Two', 'Three']) {
    await make(
      `queueCreate(input: { name: "${name}", team: "desk", condition: { is: { field: "segment", operator: EQUALS, value: "gold" } } })`,
    );
  }
});

const gold = '{ is: { field: "contact.properties.tier", operator: EQUALS, value: "gold" } }';
const inADay = new Date(Date.now() + 86_400_000).toISOString();
const writes: Readonly<Record<string, string>> = {
  'setting a rule': `segmentRuleSet(input: { segment: "gold", enabled: true, condition: ${gold} })`,
  'adding members': 'segmentMembersAdd(input: { segment: "gold", contacts: ["c0", "c1", "c2"] })',
  'removing members': 'segmentMembersRemove(input: { segment: "gold", contacts: ["c1"] })',
  'starting a conversation': 'conversationStart(input: { contact: { externalId: "c3" }, message: "Hi" })',
  'starting a conversation of a new contact':
    'conversationStart(input: { contact: { externalId: "new", properties: { tier: "gold" } }, message: "Hi", idempotencyKey: "f" })',
  'keeping a draft': 'conversationDraftSave(input: { id: "kept", kind: REPLY, body: "Hi" })',
  replying: 'conversationReply(input: { id: "kept", body: "Hi", idempotencyKey: "r" })',
  'replying with a file':
    'conversationReply(input: { id: "kept", body: "", attachmentIds: ["FILE 0"], idempotencyKey: "f0" })',
  'starting a conversation with a file':
    'conversationStart(input: { contact: { externalId: "c3" }, message: "", attachmentIds: ["FILE 1"], idempotencyKey: "f1" })',
  'putting a conversation aside': `conversationSnooze(input: { id: "kept", until: "${inADay}" })`,
  'the contact’s next message': 'conversationMessageAdd(input: { id: "kept", body: "Hi" })',
  escalating: 'conversationEscalate(input: { id: "kept", teamGroup: "desk", reason: "Hard" })',
  'taking the next conversation': 'conversationTakeNext',
  'making a queue': `queueCreate(input: { name: "Four", team: "desk", condition: ${gold} })`,
  'changing a queue': `queueChange(input: { id: "two", condition: ${gold}, team: null })`,
  'deleting a queue': 'queueDelete(input: { id: "one" })',
  'making a priority rule': `priorityRuleCreate(input: { name: "First", priority: HIGH, condition: ${gold} })`,
  'resetting members': 'segmentMembersReset(input: { segment: "gold", contacts: ["c0", "c1"] })',
  'erasing a contact': 'contactDelete(input: { id: "c0" })',
  'moving to another time zone': 'workspaceChange(input: { timeZone: "Asia/Tokyo" })',
};

/** What the test before changed of what waits is decided again in transactions of the server’s own. */
const decided = () =>
  until(async () => {
    const pending = 'select 1 from pending_decision';
    const { rows } = await asOwner(server.platform.database.url, (owner) => owner.query(pending));
    return rows.length === 0;
  }, 'all was decided');

for (const [what, mutation] of Object.entries(writes)) {
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
      const write = mutation.replace(/FILE (\d)/, (_, index) => files[index] ?? '');
      const { data, errors } = await admin.ask(`mutation { write: ${write} { userErrors { message } } }`);
      counter.failpoint = null;
      await expectRecount(server.platform.database.url);
      if (seen < at) {
        expect(errors).toBeUndefined();
        expect(list(data.write.userErrors)).toEqual([]);
        break;
      }
      failures += 1;
      expect(at).toBeLessThan(60);
    }
    expect(failures).toBeGreaterThan(1);
  });
}

test('afterwards everything works as if nothing had failed', async () => {
  const { conversationStart } = await admin.do(
    'mutation { conversationStart(input: { contact: { externalId: "c4" }, message: "Hi" }) { conversation { priority queue { name } } userErrors { message } } }',
  );
  expect(text(conversationStart.conversation.priority)).toBe('HIGH');
});
