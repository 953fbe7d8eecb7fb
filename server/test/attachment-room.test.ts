import { beforeAll, describe, expect, test } from 'vitest';
import { tidyAttachments } from '../src/features/attachments/tidy-attachments.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, testServer } from './api.js';
import { upload } from './attachments.js';
import { asOwner, createTestDatabase } from './database.js';
import { deleteContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { expectRecount } from './recount.js';

const megabyte = 1024 ** 2;
const allowed = 60 * megabyte;

describe('the room for the files of a workspace', () => {
  let url: string;
  let servers: readonly [RunningServer, RunningServer];
  let admin: Caller;
  beforeAll(async () => {
    url = await createTestDatabase();
    const config = { attachmentBytesPerWorkspace: allowed };
    servers = [await testServer(url, config), await testServer(url, config)];
    admin = await ada(servers[0]);
  });

  const send = (megabytes: number, index = 0, as = admin) =>
    upload(as, servers[index % 2 === 0 ? 0 : 1].address, {
      name: `${index}.pdf`,
      body: Buffer.alloc(megabytes * megabyte, 1),
    });
  const used = async () => {
    const { rows } = await asOwner(url, (owner) =>
      owner.query('select coalesce(sum(bytes), 0)::float8 as bytes from attachment_usage'),
    );
    return rows[0].bytes / megabyte;
  };
  const release = async (id: string) => {
    const { status } = await fetch(`${servers[0].address}/attachments/${id}`, {
      method: 'DELETE',
      headers: admin.headers,
    });
    expect(status).toBe(204);
  };

  test('is never exceeded by uploads at once on two servers', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => send(20, index)));
    const kept = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 413);
    expect([kept.length, refused.length]).toEqual([3, 3]);
    expect(refused[0]?.error).toBe(
      'The files of this workspace use 0.059 of 0.059 GB, and this one does not fit. Delete contacts with large files, or ask whoever runs Cadre for more room.',
    );
    expect(await used()).toBe(60);
    await expectRecount(url);
    for (const { id } of kept) await release(id);
    expect(await used()).toBe(0);
  });

  test('is each workspace’s own', async () => {
    const other = await otherWorkspace(servers[0], admin);
    const own = [await send(20), await send(20), await send(20)];
    expect((await send(1)).status).toBe(413);
    expect((await send(1, 0, other)).status).toBe(201);
    for (const { id } of own) await release(id);
  });

  test('is free again when the contact, an overdue file or a file that did not come whole is deleted', async () => {
    const before = await used();
    const sent = await send(5);
    await admin.do(startConversation, {
      input: { contact: { externalId: 'room' }, message: 'With a file', attachmentIds: [sent.id] },
    });
    const overdue = await send(7);
    const empty = await upload(admin, servers[0].address, { name: 'empty.pdf', body: '' });
    expect(empty.status).toBe(400);
    expect(await used()).toBe(before + 12);
    await expectRecount(url);
    await admin.do(deleteContact, { id: 'room' });
    expect(await used()).toBe(before + 7);
    await asOwner(url, (owner) =>
      owner.query('update pending_attachment set due_at = now() where attachment_id = $1', [overdue.id]),
    );
    await tidyAttachments(servers[0].platform);
    expect(await used()).toBe(before);
    await expectRecount(url);
  });

  test('is taken by a file of unknown length as by the longest, until it is there', async () => {
    const before = await used();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(megabyte));
        controller.close();
      },
    });
    const { status, id } = await upload(admin, servers[0].address, { name: 'stream.pdf', body });
    expect(status).toBe(201);
    expect(await used()).toBe(before + 1);
    const full = [await send(25), await send(20)];
    const late = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(1));
        controller.close();
      },
    });
    expect((await upload(admin, servers[0].address, { name: 'late.pdf', body: late })).status).toBe(413);
    for (const one of [id, ...full.map((file) => file.id)]) await release(one);
    await expectRecount(url);
  });
});
