import { displayText } from '@cadre/shared/conditions/values';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import { type Agent, act, agentCalled, changeTeammate, start } from './desk.js';
import type { ConversationDraftSaveInput, DraftKind } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { deleteContact, mergeContacts } from './operations/contacts.js';
import { saveDraft } from './operations/drafts.js';

let server: RunningServer;
let admin: Caller;
let ben: Agent;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
});

const readDrafts = graphql(`
  query DraftsOfConversation($id: ID!) {
    conversation(id: $id) { viewerDrafts { kind body } }
  }
`);
const listDrafts = graphql(`
  query Drafts {
    viewerDrafts { kind conversation { id } }
  }
`);
const watchDrafts = graphql(`
  subscription DraftsInView($condition: ConditionInput!) {
    viewChanges(condition: $condition) { changes { conversation { id viewerDrafts { body } } } }
  }
`);

async function save(caller: Caller, input: ConversationDraftSaveInput) {
  return (await caller.ask(saveDraft, { input })).data.conversationDraftSave;
}

async function drafts(caller: Caller, id: string): Promise<[kind: DraftKind, body: string][]> {
  const { conversation } = await caller.do(readDrafts, { id });
  return present(conversation).viewerDrafts.map(({ kind, body }) => [kind, body]);
}

const countOf = (table: string) =>
  asOwner(server.platform.database.url, async (owner) => {
    const { rows } = await owner.query(`select count(*)::int as count from ${table}`);
    return rows[0].count as number;
  });

describe('a draft', () => {
  test('is kept as it was left, beside one of the other kind, and only its writer sees it', async () => {
    const id = await start(admin);
    await save(ben.caller, { id, kind: 'REPLY', body: 'Have you\n tried ' });
    const { conversation } = await save(ben.caller, {
      id,
      kind: 'NOTE',
      body: 'Ask @Ben',
      mentionIds: [ben.id],
    });
    expect(conversation?.viewerDrafts).toMatchObject([
      { kind: 'REPLY', body: 'Have you\n tried ' },
      { kind: 'NOTE', body: 'Ask @Ben', mentions: [{ name: 'Ben' }] },
    ]);
    expect(await drafts(admin, id)).toEqual([]);
    await save(admin, { id, kind: 'REPLY', body: 'Mine' });
    expect(await drafts(admin, id)).toEqual([['REPLY', 'Mine']]);
    expect(await drafts(ben.caller, id)).toHaveLength(2);
  });

  test('that is saved again is the later one, and a blank one is none', async () => {
    const id = await start(admin, { externalId: 'by-its-external-id' });
    await save(admin, { id, kind: 'REPLY', body: 'First' });
    await save(admin, { id: 'by-its-external-id', kind: 'REPLY', body: 'Second' });
    expect(await drafts(admin, id)).toEqual([['REPLY', 'Second']]);
    await save(admin, { id, kind: 'REPLY', body: ' \n ' });
    expect(await drafts(admin, id)).toEqual([]);
  });

  test('is as it was, whatever text it is', async () => {
    const id = await start(admin);
    const written = fc.string({ unit: 'binary', maxLength: 200 }).filter((one) => displayText(one) !== '');
    const storable = written.filter((one) => !one.includes('\u0000') && one.isWellFormed());
    await fc.assert(
      fc.asyncProperty(storable, async (body) => {
        const { userErrors } = await save(admin, { id, kind: 'NOTE', body });
        expect(userErrors).toEqual([]);
        expect(await drafts(admin, id)).toEqual([['NOTE', body]]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  test('has at most the length of a message', async () => {
    const id = await start(admin);
    const longest = '😀'.repeat(50_000);
    expect((await save(admin, { id, kind: 'REPLY', body: longest })).userErrors).toEqual([]);
    const { userErrors } = await save(admin, { id, kind: 'REPLY', body: `${'a'.repeat(50_001)}` });
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'body'] }]);
    expect(await drafts(admin, id)).toEqual([['REPLY', longest]]);
    const mentionIds = Array.from({ length: 51 }, () => ben.id);
    const many = await save(admin, { id, kind: 'NOTE', body: 'All', mentionIds });
    expect(many.userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'mentionIds'] }]);
  });

  test('is of a person and in a conversation that is there', async () => {
    const id = await start(admin);
    const program = await integrator(server, admin, ['conversations:read', 'conversations:write']);
    const of = async (caller: Caller, input: ConversationDraftSaveInput) =>
      (await save(caller, input)).userErrors;
    expect(await of(program, { id, kind: 'REPLY', body: 'Hi' })).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await drafts(program, id)).toEqual([]);
    const missing = { id: 'cnv_none', kind: 'REPLY', body: 'Hi' } as const;
    expect(await of(admin, missing)).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
    expect(await of(admin, { ...missing, body: '' })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('tells nobody: no event is written', async () => {
    const id = await start(admin);
    const before = await countOf('event');
    await save(admin, { id, kind: 'REPLY', body: 'Hi' });
    await save(admin, { id, kind: 'REPLY', body: '' });
    expect(await countOf('event')).toBe(before);
  });
});

describe('what is sent', () => {
  test('is no draft any more, and the draft of the other kind and of others stay', async () => {
    const id = await start(admin);
    for (const kind of ['REPLY', 'NOTE'] as const) await save(admin, { id, kind, body: kind });
    await save(ben.caller, { id, kind: 'REPLY', body: 'Ben’s' });
    await act(admin, 'conversationReply', { id, body: 'Done' });
    expect(await drafts(admin, id)).toEqual([['NOTE', 'NOTE']]);
    await act(admin, 'conversationNoteAdd', { id, body: 'Done' });
    expect(await drafts(admin, id)).toEqual([]);
    expect(await drafts(ben.caller, id)).toEqual([['REPLY', 'Ben’s']]);
  });

  test('leaves the draft when it is refused, and a repeat leaves what was written since', async () => {
    const id = await start(admin);
    await save(admin, { id, kind: 'REPLY', body: 'Mine' });
    await expect(act(admin, 'conversationReply', { id, body: ' ' })).rejects.toThrow('blank');
    expect(await drafts(admin, id)).toHaveLength(1);
    const once = { id, body: 'Hello', idempotencyKey: 'drafts' };
    await act(admin, 'conversationReply', once);
    await save(admin, { id, kind: 'REPLY', body: 'The next one' });
    await act(admin, 'conversationReply', once);
    expect(await drafts(admin, id)).toEqual([['REPLY', 'The next one']]);
  });
});

describe('drafts', () => {
  test('are listed with their conversations, the latest first', async () => {
    const grace = await agentCalled(server, admin, 'Grace');
    const ids = [await start(admin), await start(admin)];
    for (const id of ids) await save(grace.caller, { id, kind: 'REPLY', body: id });
    const { viewerDrafts } = await grace.caller.do(listDrafts);
    expect(viewerDrafts.map(({ conversation }) => conversation.id)).toEqual(ids.reverse());
  });

  test('go with the contact who is erased and with the teammate who is removed', async () => {
    const { length: before } = await allDrafts();
    const eve = await agentCalled(server, admin, 'Eve');
    const kept = await start(admin);
    const erased = await start(admin, { contact: { externalId: 'erased' } });
    await save(eve.caller, { id: kept, kind: 'REPLY', body: 'Kept' });
    await save(eve.caller, { id: erased, kind: 'NOTE', body: 'Erased' });
    await admin.do(deleteContact, { id: 'erased' });
    expect(await drafts(eve.caller, kept)).toEqual([['REPLY', 'Kept']]);
    expect(await allDrafts()).toHaveLength(before + 1);
    await changeTeammate(admin, eve.id, { removed: true });
    expect(await allDrafts()).toHaveLength(before);
  });

  test('stay with a conversation that becomes another contact’s', async () => {
    const id = await start(admin, { contact: { externalId: 'merged' } });
    await start(admin, { contact: { externalId: 'stays' } });
    await save(admin, { id, kind: 'REPLY', body: 'Still here' });
    await admin.do(mergeContacts, { input: { from: 'merged', into: 'stays' } });
    expect(await drafts(admin, id)).toEqual([['REPLY', 'Still here']]);
  });

  test('are each watcher’s own, though a change of a view is answered once for all', async () => {
    const id = await start(admin, { topic: 'watched' });
    await save(admin, { id, kind: 'REPLY', body: 'Ada’s own' });
    await save(ben.caller, { id, kind: 'REPLY', body: 'Ben’s own' });
    const also = await agentCalled(server, admin, 'Alan');
    const condition = topicIs('watched');
    const watches = [ben, also].map(({ caller }) => caller.watch(watchDrafts, { condition }));
    for (const one of watches) await one.until((events) => events.length > 0, 'it began');
    await act(admin, 'conversationPrioritySet', { id, priority: 'URGENT' });
    const seen = watches.map(async (one) => {
      const changes = () => one.events.flatMap((event) => event.viewChanges.changes);
      await one.until(() => changes().length > 0, 'the change came');
      one.close();
      return changes()
        .at(-1)
        ?.conversation?.viewerDrafts.map(({ body }) => body);
    });
    expect(await Promise.all(seen)).toEqual([['Ben’s own'], []]);
  });
});

const allDrafts = () =>
  asOwner(server.platform.database.url, async (owner) => {
    const { rows } = await owner.query('select conversation_id from conversation_draft');
    return rows;
  });
