import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, testServer } from './api.js';
import { download, png, upload } from './attachments.js';
import { act, start } from './desk.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
});

describe('the name of a file', () => {
  const named = async (name: string) => (await upload(admin, server.address, { name, body: 'x' })).name;

  test('is the last part of a path, in characters that can be seen, 150 at most', async () => {
    expect(await named('../../etc/passwd')).toBe('passwd');
    expect(await named('C:\\Users\\ada\\plan.pdf')).toBe('plan.pdf');
    expect(await named('..')).toBe('file');
    expect(await named('')).toBe('file');
    expect(await named('a\u0000b\r\nSet-Cookie: x.pdf')).toBe('abSet-Cookie: x.pdf');
    expect(await named('annexe\u202Egpj.exe')).toBe('annexegpj.exe');
    expect(await named(`${'x'.repeat(1_000)}.pdf`)).toBe(`${'x'.repeat(145)}….pdf`);
    expect([...(await named('😀'.repeat(400)))]).toHaveLength(150);
    expect(await named('</script><script>alert(1)</script>.png')).toBe('script>.png');
  });

  test('is the last one that was said, where several are', async () => {
    const response = await fetch(`${server.address}/attachments?name=one.txt&name=two.txt`, {
      method: 'POST',
      headers: { ...admin.headers, 'content-type': 'text/plain' },
      body: 'Hello',
    });
    expect(await response.json()).toMatchObject({ name: 'two.txt', size: 5 });
    expect(response.status).toBe(201);
  });

  test('makes a header that says it, whatever it is', async () => {
    const id = await start(admin);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (said) => {
        const file = await upload(admin, server.address, { name: said, body: 'x' });
        expect(file.name).not.toMatch(/[/\\\p{Cc}]/u);
        await act(admin, 'conversationNoteAdd', { id, body: '', attachmentIds: [file.id] });
        const { headers } = await download(admin, server.address, file.id);
        const [, plain, exact] =
          /^attachment; filename="([\x20-\x7E]*)"; filename\*=UTF-8''([\w.%!#$&+^`|~-]+)$/.exec(
            headers.get('content-disposition') ?? '',
          ) ?? [];
        expect(decodeURIComponent(exact ?? '')).toBe(file.name);
        expect(plain).not.toMatch(/["\\]/);
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe('what a file is', () => {
  const typed = async (type: string, body: Buffer | string) =>
    (await upload(admin, server.address, { name: 'a', type, body })).contentType;

  test('is a picture only when it begins as one, and else what was said, to be saved and never shown', async () => {
    expect(await typed('image/png', png)).toBe('image/png');
    expect(await typed('image/png', '<script>alert(1)</script>')).toBe('application/octet-stream');
    expect(await typed('image/jpeg', png)).toBe('application/octet-stream');
    expect(await typed('Text/HTML; charset=utf-8', '<b>')).toBe('text/html');
    const nonsense = await upload(admin, server.address, { name: 'a', type: 'nonsense', body: 'x' });
    expect(nonsense.status).toBe(415);
    expect(await typed(`a/${'b'.repeat(300)}`, 'x')).toBe('application/octet-stream');
    const id = await start(admin);
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml']) {
      const file = await upload(admin, server.address, {
        name: 'x.html',
        type,
        body: '<svg onload="alert(1)"/>',
      });
      await act(admin, 'conversationNoteAdd', { id, body: '', attachmentIds: [file.id] });
      const { headers } = await download(admin, server.address, file.id);
      expect(headers.get('content-disposition'), type).toMatch(/^attachment;/);
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  test('is something: an empty file is refused', async () => {
    const empty = await upload(admin, server.address, { name: 'a.pdf', body: '' });
    expect([empty.status, empty.error]).toEqual([400, 'This file is empty.']);
  });
});
