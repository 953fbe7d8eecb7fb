import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { tidyAttachments } from '../src/features/attachments/tidy-attachments.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { upload } from './attachments.js';
import { asOwner } from './database.js';
import { type Agent, act, agentCalled, changeTeammate, start } from './desk.js';
import type { ConversationDraftSaveInput, DraftKind } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { deleteContact } from './operations/contacts.js';
import { saveDraft } from './operations/drafts.js';

let server: RunningServer;
let admin: Caller;
let ben: Agent;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
});

const query = <T extends object>(statement: string, values: unknown[] = []) =>
  asOwner(server.platform.database.url, async (owner) => (await owner.query(statement, values)).rows as T[]);

const file = async (as: Caller, name = 'plan.pdf') =>
  (await upload(as, server.address, { name, body: name })).id;

const readDraftFiles = graphql(`
  query DraftFilesOfConversation($id: ID!) {
    conversation(id: $id) { viewerDrafts { attachments { id name size } } }
  }
`);
const listDraftFiles = graphql(`
  query DraftFiles {
    viewerDrafts { conversationId attachments { id name size } }
  }
`);

async function save(caller: Caller, input: Partial<ConversationDraftSaveInput> & { id: string }) {
  const { data } = await caller.ask(saveDraft, { input: { kind: 'REPLY', body: '', ...input } });
  return data.conversationDraftSave;
}

/** The ids of the files of each draft that somebody has in a conversation. */
async function files(caller: Caller, id: string): Promise<string[][]> {
  const { conversation } = await caller.do(readDraftFiles, { id });
  return present(conversation).viewerDrafts.map(({ attachments }) => attachments.map((one) => one.id));
}

/** In how many days each upload goes by itself; null when it is waited for no more. */
async function daysLeft(...ids: string[]): Promise<(number | null)[]> {
  const rows = await query<{ id: string; days: number }>(
    `select attachment_id as id, round(extract(epoch from due_at - now()) / 86400)::int as days
     from pending_attachment where attachment_id = any($1)`,
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.days ?? null);
}

const isThere = async (id: string) =>
  (await query('select 1 from attachment where id = $1', [id])).length === 1;

/** As if so many days had gone by. */
async function later(days: number): Promise<void> {
  await query("update pending_attachment set due_at = due_at - $1 * interval '1 day'", [days]);
  await tidyAttachments(server.platform);
}

describe('a file that goes with a draft', () => {
  test('is there in every window of its person, in its order, and no text is needed', async () => {
    const id = await start(admin);
    const [one, other] = [await file(admin, 'one.pdf'), await file(admin, 'other.pdf')];
    await save(admin, { id, attachmentIds: [other, one, other] });
    expect(await files(admin, id)).toEqual([[other, one]]);
    const { viewerDrafts } = await admin.do(listDraftFiles);
    const listed = viewerDrafts.find(({ conversationId }) => conversationId === id);
    expect(listed?.attachments).toEqual([
      { id: other, name: 'other.pdf', size: 9 },
      { id: one, name: 'one.pdf', size: 7 },
    ]);
    await save(admin, { id, body: 'With one', attachmentIds: [one] });
    expect(await files(admin, id)).toEqual([[one]]);
    await save(admin, { id, body: ' ' });
    expect(await files(admin, id)).toEqual([]);
  });

  test('stays while the draft lives, and goes when it is old or gone', async () => {
    const id = await start(admin);
    const held = await file(admin);
    const lost = await file(admin);
    await save(admin, { id, attachmentIds: [held] });
    expect(await daysLeft(held, lost)).toEqual([30, 1]);
    await later(2);
    expect([await isThere(held), await isThere(lost)]).toEqual([true, false]);
    await later(27);
    await save(admin, { id, body: 'Again', attachmentIds: [held] });
    await later(29);
    expect(await files(admin, id)).toEqual([[held]]);
    await later(2);
    expect(await isThere(held)).toBe(false);
    expect(await files(admin, id), 'its text stays').toEqual([[]]);
  });

  test('has a day left when it is taken out of the draft, or the draft is removed', async () => {
    const id = await start(admin);
    const [one, other] = [await file(admin), await file(admin)];
    await save(admin, { id, attachmentIds: [one, other] });
    await save(admin, { id, attachmentIds: [other] });
    expect(await daysLeft(one, other)).toEqual([1, 30]);
    await save(admin, { id, kind: 'NOTE', attachmentIds: [other] });
    await save(admin, { id });
    expect(await daysLeft(other), 'the note holds it').toEqual([30]);
    await save(admin, { id, kind: 'NOTE' });
    expect(await daysLeft(other)).toEqual([1]);
  });

  test('has a day left when the contact is erased or the teammate is removed', async () => {
    const eve = await agentCalled(server, admin, 'Eve');
    const [kept, erased] = [
      await start(admin),
      await start(admin, { contact: { externalId: 'erased with a draft' } }),
    ];
    const [one, other] = [await file(eve.caller), await file(eve.caller)];
    await save(eve.caller, { id: erased, attachmentIds: [one] });
    await save(eve.caller, { id: kept, attachmentIds: [other] });
    await admin.do(deleteContact, { id: 'erased with a draft' });
    expect(await daysLeft(one, other)).toEqual([1, 30]);
    await changeTeammate(admin, eve.id, { removed: true });
    expect(await daysLeft(other)).toEqual([1]);
  });

  test('is the message’s once it is sent, and the draft’s no more', async () => {
    const id = await start(admin);
    const [sent, added] = [await file(admin), await file(admin)];
    await save(admin, { id, body: 'Look', attachmentIds: [sent, added] });
    await save(admin, { id, kind: 'NOTE', attachmentIds: [sent] });
    await act(admin, 'conversationReply', { id, body: 'Look', attachmentIds: [sent] });
    expect(await files(admin, id), 'the note has nothing to show of it').toEqual([[]]);
    expect(await daysLeft(sent, added)).toEqual([null, 1]);
    await later(40);
    expect([await isThere(sent), await isThere(added)]).toEqual([true, false]);
  });

  test('is left out when it was given up meanwhile, and the text is kept', async () => {
    const id = await start(admin);
    const [one, other] = [await file(admin), await file(admin)];
    const address = `${server.address}/attachments/${one}`;
    await fetch(address, { method: 'DELETE', headers: admin.headers });
    const { userErrors } = await save(admin, { id, body: 'Both', attachmentIds: [one, other] });
    expect(userErrors).toEqual([]);
    expect(await files(admin, id)).toEqual([[other]]);
    await fetch(address.replace(one, other), { method: 'DELETE', headers: admin.headers });
    expect(await files(admin, id)).toEqual([[]]);
  });

  test('is nobody else’s: not a teammate’s, not another workspace’s', async () => {
    const id = await start(admin);
    const own = await file(admin);
    await save(admin, { id, attachmentIds: [own] });
    expect(await files(ben.caller, id)).toEqual([]);
    await save(ben.caller, { id, body: 'Mine', attachmentIds: [own] });
    expect(await files(ben.caller, id)).toEqual([[]]);
    const lost = await file(admin);
    await save(ben.caller, { id, body: 'Mine', attachmentIds: [lost] });
    expect(await daysLeft(lost), 'nobody else keeps it').toEqual([1]);
    const eve = await otherWorkspace(server, admin, 'Drafting');
    const theirs = await start(eve);
    await save(eve, { id: theirs, body: 'Theirs', attachmentIds: [own] });
    expect(await files(eve, theirs)).toEqual([[]]);
    expect(await files(admin, id)).toEqual([[own]]);
  });

  test('is one of ten at most', async () => {
    const id = await start(admin);
    const attachmentIds = Array.from({ length: 11 }, (_, index) => `att_${index}`);
    const { userErrors } = await save(admin, { id, body: 'All', attachmentIds });
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'attachmentIds'] }]);
  });
});

test('whatever is saved in whatever order, exactly what a draft holds outlives its day', async () => {
  const kinds: DraftKind[] = ['REPLY', 'NOTE'];
  const [id, ids] = [await start(ben.caller), [] as string[]];
  for (let count = 0; count < 4; count += 1) ids.push(await file(ben.caller));
  const step = fc.record({ kind: fc.constantFrom(...kinds), held: fc.subarray(ids) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const kind of kinds) await save(ben.caller, { id, kind });
      const held = new Map<string, string[]>();
      for (const { kind, held: attachmentIds } of steps) {
        await save(ben.caller, { id, kind, attachmentIds });
        held.set(kind, attachmentIds);
      }
      const expected = ids.map((one) => ([...held.values()].flat().includes(one) ? 30 : 1));
      expect(await daysLeft(...ids)).toEqual(expected);
    }),
    { numRuns: 15, seed: 7 },
  );
});
