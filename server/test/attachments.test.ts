import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { tidyAttachments } from '../src/features/attachments/tidy-attachments.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, otherWorkspace, present, testServer } from './api.js';
import { download, png, upload } from './attachments.js';
import { temporaryFolder } from './clean-up.js';
import { asOwner, createTestDatabase } from './database.js';
import { act, agentCalled, start, tryAct, until } from './desk.js';
import type { ConversationReplyInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { deleteContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { startProcess } from './server-process.js';

let folder: string;
let server: RunningServer;
let inFolder: RunningServer;
let admin: Caller;
let adminInFolder: Caller;

beforeAll(async () => {
  folder = await temporaryFolder('attachments');
  const databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  inFolder = await testServer(databaseUrl, { attachmentsFolder: folder });
  admin = await ada(server);
  adminInFolder = caller(inFolder, admin.headers);
});

const places = ['the database', 'a folder'] as const;
const at = (place: (typeof places)[number]) =>
  place === 'a folder'
    ? { address: inFolder.address, as: adminInFolder, platform: inFolder.platform }
    : { address: server.address, as: admin, platform: server.platform };

const query = <T extends object>(statement: string, values: unknown[] = []) =>
  asOwner(server.platform.database.url, async (owner) => (await owner.query(statement, values)).rows as T[]);

const readAttachments = graphql(`
  query AttachmentsOfConversation($id: ID!) {
    conversation(id: $id) {
      latestExcerpt { text }
      messages { attachments { id name contentType size isPicture path } }
    }
  }
`);

async function attachmentsOf(as: Caller, id: string) {
  const { conversation } = await as.do(readAttachments, { id });
  return present(conversation).messages.flatMap(({ attachments }) => attachments);
}

/** The beginning of a file whose rest never comes. */
const endless = () =>
  new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1_300_000)) });

/** Waits until a part of a file is kept; the answer is its id. */
async function untilBegun(name: string): Promise<string> {
  let id = '';
  await until(async () => {
    const [row] = await query<{ id: string; chunks: number }>(
      `select id, (select count(*)::int from attachment_chunk where attachment_id = a.id) as chunks
       from attachment a where name = $1`,
      [name],
    );
    id = row?.id ?? '';
    return row !== undefined && (row.chunks > 0 || (await filesOf()).some((file) => file.includes(id)));
  }, `a part of ${name} was kept`);
  return id;
}

/** Kills a server that has a whole file and the beginning of another; the ids of the two. */
async function killWhileSending(env: Record<string, string>, name: string) {
  const { address, kill } = await startProcess(env);
  const as = caller({ address }, admin.headers);
  const whole = await upload(as, address, { name: 'whole.pdf', body: 'x' });
  const sending = upload(as, address, { name, body: endless() }).catch(() => 'cut off');
  const half = await untilBegun(name);
  await kill('SIGKILL');
  expect(await sending).toBe('cut off');
  return { whole: whole.id, half };
}

const filesOf = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('att_'));

for (const place of places) {
  describe(`a file that ${place} keeps`, () => {
    test('is sent with a reply, read with the conversation and had as it was', async () => {
      const { address, as } = at(place);
      const id = await start(as);
      const body = Buffer.alloc(1_300_000, 'PDF ');
      const pdf = await upload(as, address, { name: 'Vertrag – 契約.pdf', body });
      expect(pdf).toMatchObject({ status: 201, name: 'Vertrag – 契約.pdf', size: body.length });
      const picture = await upload(as, address, { name: 'shot.png', type: 'image/png', body: png });
      expect((await download(as, address, pdf.id)).status).toBe(404);
      await act(as, 'conversationReply', { id, body: '', attachmentIds: [pdf.id, picture.id] });
      expect(await attachmentsOf(as, id)).toMatchObject([
        { id: pdf.id, name: 'Vertrag – 契約.pdf', contentType: 'application/pdf', isPicture: false },
        { id: picture.id, contentType: 'image/png', isPicture: true, path: `/attachments/${picture.id}` },
      ]);
      const given = await download(as, address, pdf.id);
      expect(Buffer.from(await given.arrayBuffer()).equals(body)).toBe(true);
      expect(Object.fromEntries(given.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(body.length),
        'content-disposition': `attachment; filename="Vertrag _ __.pdf"; filename*=UTF-8''Vertrag%20%E2%80%93%20%E5%A5%91%E7%B4%84.pdf`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'; sandbox"),
      });
      const shown = await download(as, address, picture.id);
      expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="shot.png"/);
      const again = await download(as, address, picture.id, { 'if-none-match': shown.headers.get('etag') });
      expect(again.status).toBe(304);
    });

    test('goes with the contact who is erased', async () => {
      const { address, as, platform } = at(place);
      const id = await start(as, { contact: { externalId: `erased from ${place}` } });
      const file = await upload(as, address, { name: 'a.pdf', body: 'secret' });
      await act(as, 'conversationNoteAdd', { id, body: 'Look', attachmentIds: [file.id] });
      await as.do(deleteContact, { id: `erased from ${place}` });
      expect((await download(as, address, file.id)).status).toBe(404);
      expect(await query('select 1 from attachment where id = $1', [file.id])).toEqual([]);
      expect(await query('select 1 from attachment_chunk where attachment_id = $1', [file.id])).toEqual([]);
      await tidyAttachments(platform);
      await tidyAttachments(inFolder.platform);
      expect((await filesOf()).filter((name) => name.includes(file.id))).toEqual([]);
    });

    test('goes after a day when no message took it, and stays when one did', async () => {
      const { address, as } = at(place);
      const id = await start(as);
      const [lost, sent] = [
        await upload(as, address, { name: 'lost.pdf', body: 'lost' }),
        await upload(as, address, { name: 'sent.pdf', body: 'sent' }),
      ];
      await act(as, 'conversationReply', { id, body: 'Hi', attachmentIds: [sent.id] });
      const due = await query<{ hours: number }>(
        `select round(extract(epoch from due_at - now()) / 3600)::int as hours from pending_attachment
         where attachment_id = $1`,
        [lost.id],
      );
      expect(due).toEqual([{ hours: 24 }]);
      await query("update pending_attachment set due_at = now() - interval '1 second'");
      await tidyAttachments(inFolder.platform);
      await tidyAttachments(inFolder.platform);
      const { userErrors } = await tryAct(as, 'conversationReply', {
        id,
        body: 'Hi',
        attachmentIds: [lost.id],
      });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect((await filesOf()).filter((name) => name.includes(lost.id))).toEqual([]);
      expect(await (await download(as, address, sent.id)).text()).toBe('sent');
      expect(await query('select * from pending_attachment')).toEqual([]);
    });

    test('is refused when it is too big, and nothing of it stays', async () => {
      const { address, as, platform } = at(place);
      const before = await query('select id from attachment');
      const limit = 25 * 1024 * 1024;
      const words = 'A file has at most 25 MB.';
      const told = await upload(as, address, { name: 'big.pdf', body: Buffer.alloc(limit + 1) });
      expect([told.status, told.error]).toEqual([413, words]);
      // One that does not say how long it is.
      let sent = 0;
      const stream = new ReadableStream({
        pull(controller) {
          sent += 1_000_000;
          controller.enqueue(new Uint8Array(1_000_000));
          if (sent > limit) controller.close();
        },
      });
      const streamed = await upload(as, address, { name: 'big.pdf', body: stream });
      expect([streamed.status, streamed.error]).toEqual([413, words]);
      const most = await upload(as, address, { name: 'most.pdf', body: Buffer.alloc(limit, 'x') });
      expect([most.status, most.size]).toEqual([201, limit]);
      expect(await query('select id from attachment')).toHaveLength(before.length + 1);
      await tidyAttachments(platform);
    });
  });
}

describe('attachments', () => {
  test('come with the first message and with what the contact writes, for programs', async () => {
    const program = await integrator(server, admin, [
      'conversations:read',
      'conversations:write',
      'contacts:write',
    ]);
    const send = () => upload(program, server.address, { name: 'order.pdf', body: 'x' });
    const first = await send();
    const id = await start(program, { message: '', attachmentIds: [first.id] });
    const second = await send();
    await act(program, 'conversationMessageAdd', { id, body: 'And this', attachmentIds: [second.id] });
    expect((await attachmentsOf(admin, id)).map((one) => one.id)).toEqual([first.id, second.id]);
    const { data } = await program.ask(startConversation, {
      input: { contact: { externalId: 'x' }, message: 'Again', attachmentIds: [first.id] },
    });
    expect(data.conversationStart).toMatchObject({
      conversation: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'attachmentIds', '0'] }],
    });
  });

  test('of one file in twenty conversations that begin at once are one’s', async () => {
    const file = await upload(admin, server.address, { name: 'one.pdf', body: 'x' });
    const begin = (index: number) =>
      admin.ask(startConversation, {
        input: { contact: { externalId: `at-once-${index}` }, message: '', attachmentIds: [file.id] },
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => begin(index)));
    const began = answers.filter(({ data }) => data.conversationStart.conversation);
    expect(began).toHaveLength(1);
  });

  test('are ten at most, each in one message, and without them a text is needed', async () => {
    const id = await start(admin);
    const refusal = async (input: Omit<ConversationReplyInput, 'id'>) =>
      (await tryAct(admin, 'conversationReply', { id, ...input })).userErrors;
    const file = await upload(admin, server.address, { name: 'a.pdf', body: 'x' });
    const many = Array.from({ length: 11 }, (_, index) => `att_${index}`);
    expect(await refusal({ body: 'Hi', attachmentIds: many })).toMatchObject([
      { code: 'INVALID', path: ['input', 'attachmentIds'] },
    ]);
    expect(await refusal({ body: ' ', attachmentIds: [] })).toMatchObject([{ path: ['input', 'body'] }]);
    const both = { body: 'Hi', attachmentIds: [file.id, 'att_none'] };
    expect(await refusal(both)).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'attachmentIds', '1'] }]);
    // The refusal took nothing: the file can be sent still, and then no second time.
    const sent = { id, body: 'Hi', attachmentIds: [file.id, file.id], idempotencyKey: 'file' };
    await act(admin, 'conversationReply', sent);
    await act(admin, 'conversationReply', sent);
    expect(await attachmentsOf(admin, id)).toHaveLength(1);
    expect(await refusal({ body: 'Hi', attachmentIds: [file.id] })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('are told by their names where a message has no text', async () => {
    const id = await start(admin);
    const file = await upload(admin, server.address, { name: 'shot.png', body: 'x' });
    await act(admin, 'conversationReply', { id, body: '', attachmentIds: [file.id] });
    const { conversation } = await admin.do(readAttachments, { id });
    expect(conversation?.latestExcerpt).toEqual({ text: 'shot.png' });
  });

  test('are given up by whoever uploaded them, and not once they are sent', async () => {
    const ben = (await agentCalled(server, admin, 'Ben')).caller;
    const id = await start(admin);
    const file = await upload(admin, server.address, { name: 'a.pdf', body: 'x' });
    const giveUp = async (as: Caller) =>
      (await fetch(`${server.address}/attachments/${file.id}`, { method: 'DELETE', headers: as.headers }))
        .status;
    expect(await giveUp(ben)).toBe(404);
    const { userErrors } = await tryAct(ben, 'conversationReply', { id, body: '', attachmentIds: [file.id] });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await act(admin, 'conversationReply', { id, body: '', attachmentIds: [file.id] });
    expect(await giveUp(admin)).toBe(404);
    const other = await upload(admin, server.address, { name: 'a.pdf', body: 'x' });
    const gone = { method: 'DELETE', headers: admin.headers };
    expect((await fetch(`${server.address}/attachments/${other.id}`, gone)).status).toBe(204);
    expect(await query('select 1 from attachment where id = $1', [other.id])).toEqual([]);
  });

  test('are nothing to another workspace, to nobody, and to who may not read conversations', async () => {
    const eve = await otherWorkspace(server, admin);
    const blind = await integrator(server, admin, ['contacts:read']);
    const id = await start(admin);
    const sent = await upload(admin, server.address, { name: 'a.pdf', body: 'x' });
    const waiting = await upload(admin, server.address, { name: 'b.pdf', body: 'x' });
    await act(admin, 'conversationReply', { id, body: '', attachmentIds: [sent.id] });
    const missing = `${sent.id.slice(0, -6)}zzzzzz`;
    for (const as of [eve, blind, caller(server)]) {
      const answers: string[] = [];
      for (const one of [sent.id, waiting.id, missing]) {
        const given = await download(as, server.address, one);
        const removed = await fetch(`${server.address}/attachments/${one}`, {
          method: 'DELETE',
          headers: as.headers,
        });
        const { error } = (await given.json()) as { error: string };
        answers.push(`${given.status} ${error} ${removed.status}`);
      }
      expect(new Set(answers)).toEqual(new Set(['404 There is no such file. 404']));
      const refused = as === eve ? 201 : 404;
      expect((await upload(as, server.address, { name: 'a', body: 'x' })).status).toBe(refused);
    }
    const eves = await start(eve, { contact: { externalId: 'eves' } });
    for (const one of [sent.id, waiting.id, missing]) {
      const { userErrors } = await tryAct(eve, 'conversationReply', {
        id: eves,
        body: 'x',
        attachmentIds: [one],
      });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    for (const odd of ['%00', '..%2f..%2fetc%2fpasswd', 'x'.repeat(90)]) {
      expect((await download(admin, server.address, odd)).status, odd).toBe(404);
    }
  });
});

describe('where files are kept', () => {
  test('is the database, or a folder that is a path', () => {
    expect(readConfig({}).attachmentsFolder).toBeNull();
    expect(readConfig({ CADRE_ATTACHMENTS: 'database' }).attachmentsFolder).toBeNull();
    expect(readConfig({ CADRE_ATTACHMENTS: '/srv/files' }).attachmentsFolder).toBe('/srv/files');
    expect(() => readConfig({ CADRE_ATTACHMENTS: 'databse' })).toThrow('CADRE_ATTACHMENTS');
  });

  test('is said when it is not there any more', async () => {
    const id = await start(admin);
    const file = await upload(adminInFolder, inFolder.address, { name: 'lost “a”.pdf', body: 'here' });
    await act(admin, 'conversationReply', { id, body: '', attachmentIds: [file.id] });
    const elsewhere = await download(admin, server.address, file.id);
    expect(elsewhere.status).toBe(410);
    expect(await elsewhere.json()).toMatchObject({ error: expect.stringContaining('CADRE_ATTACHMENTS') });
    const [path = ''] = (await filesOf()).filter((name) => name.endsWith(file.id));
    expect((await stat(join(folder, path))).size).toBe(4);
    await rm(join(folder, path));
    const lost = await download(adminInFolder, inFolder.address, file.id);
    expect(lost.status).toBe(410);
    expect(await lost.json()).toEqual({
      error: 'The file “lost “a”.pdf” is no longer in the folder in which it was kept.',
    });
  });

  test('has nothing to see of a file whose server was killed before it was whole, or before it was sent', async () => {
    const env = { DATABASE_URL: server.platform.database.url };
    const killed = await Promise.all([
      killWhileSending({ ...env, CADRE_ATTACHMENTS: folder }, 'half in a folder.pdf'),
      killWhileSending({ ...env, CADRE_ATTACHMENTS: 'database' }, 'half in the database.pdf'),
    ]);
    for (const { whole, half } of killed) {
      expect((await download(admin, server.address, whole)).status).toBe(404);
      const id = await start(admin);
      const { userErrors } = await tryAct(admin, 'conversationReply', {
        id,
        body: 'x',
        attachmentIds: [half],
      });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      // What is whole can be sent still, by another server.
      await act(admin, 'conversationReply', { id, body: '', attachmentIds: [whole] });
    }
    await query("update pending_attachment set due_at = now() - interval '1 second'");
    await tidyAttachments(inFolder.platform);
    await tidyAttachments(inFolder.platform);
    for (const { half } of killed) {
      expect(await query('select 1 from attachment where id = $1', [half])).toEqual([]);
      expect((await filesOf()).filter((name) => name.includes(half))).toEqual([]);
    }
  });

  test('has nothing of what its sender broke off', async () => {
    const stop = new AbortController();
    const sent = fetch(`${server.address}/attachments?name=broken.pdf`, {
      method: 'POST',
      headers: admin.headers,
      signal: stop.signal,
      duplex: 'half',
      body: endless(),
    } as RequestInit).catch(() => 'broken off');
    await untilBegun('broken.pdf');
    stop.abort();
    expect(await sent).toBe('broken off');
    await until(
      async () => (await query("select 1 from attachment where name = 'broken.pdf'")).length === 0,
      'it is gone',
    );
  });
});
