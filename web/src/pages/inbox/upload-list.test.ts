import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DraftFile } from './local-drafts';
import { isUnderWay, type UploadAnswer, type UploadServer, Uploads } from './upload-list';

/** A server whose answers the test gives. */
class Line implements UploadServer {
  readonly underWay: {
    file: File;
    onProgress: (bytes: number) => void;
    onAnswer: (answer: UploadAnswer) => void;
  }[] = [];
  readonly stopped: string[] = [];
  readonly removed: string[] = [];

  send(file: File, onProgress: (bytes: number) => void, onAnswer: (answer: UploadAnswer) => void) {
    this.underWay.push({ file, onProgress, onAnswer });
    return () => this.stopped.push(file.name);
  }

  remove(id: string): void {
    this.removed.push(id);
  }

  answer(index: number, status: number, body: unknown): void {
    this.underWay[index]?.onAnswer({ status, text: typeof body === 'string' ? body : JSON.stringify(body) });
  }
}

const shown: string[] = [];
const revoked: string[] = [];
beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    shown.push(`blob:${shown.length}`);
    return shown.at(-1) ?? '';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    revoked.push(url);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  shown.length = 0;
  revoked.length = 0;
});

function begin() {
  const server = new Line();
  const uploads = new Uploads(server);
  return { server, uploads };
}

const file = (name: string, type = 'text/plain', size = 4) => new File(['x'.repeat(size)], name, { type });
const held = (id: string): DraftFile => ({ id, name: id, size: 9 });
const bigFile = () => Object.defineProperty(file('film.mov'), 'size', { value: 26 * 1024 * 1024 });

describe('a file to send', () => {
  test('counts its bytes, and belongs to the draft once the server has it', () => {
    const { server, uploads } = begin();
    uploads.add([file('plan.txt')]);
    server.underWay[0]?.onProgress(3);
    expect(uploads.get()).toMatchObject([{ name: 'plan.txt', sent: 3, id: null }]);
    expect(uploads.files).toEqual([]);
    server.answer(0, 201, { id: 'att_1' });
    expect(uploads.files).toEqual([{ id: 'att_1', name: 'plan.txt', size: 4 }]);
  });

  test('never shows more bytes than it has, for a request is bigger than its file', () => {
    const { server, uploads } = begin();
    uploads.add([file('plan.txt')]);
    server.underWay[0]?.onProgress(400);
    expect(uploads.get()[0]?.sent).toBe(4);
  });

  test('that is too big is refused without being sent, and cannot be retried', () => {
    const { server, uploads } = begin();
    uploads.add([bigFile()]);
    expect(server.underWay).toEqual([]);
    expect(uploads.get()).toMatchObject([
      { failure: 'It has 26 MB; at most 25 MB are allowed.', canRetry: false },
    ]);
  });

  test.each([
    [0, '', 'The server could not be reached.', true],
    [503, 'Bad gateway', 'The server did not take it.', true],
    [401, { error: 'Sign in first.' }, 'Sign in first.', true],
    [415, { error: 'That type is not allowed.' }, 'That type is not allowed.', false],
    [400, 'null', 'The server did not take it.', false],
    [201, {}, 'The server did not take it.', false],
  ])('with the answer %i %j says why, and whether to retry', (status, body, failure, canRetry) => {
    const { server, uploads } = begin();
    uploads.add([file('plan.txt')]);
    server.answer(0, status, body);
    expect(uploads.get()).toMatchObject([{ id: null, failure, canRetry }]);
  });

  test('is sent again when it is retried', () => {
    const { server, uploads } = begin();
    uploads.add([file('plan.txt')]);
    server.answer(0, 0, '');
    uploads.retry(uploads.get()[0]?.key ?? 0);
    expect(uploads.get()).toMatchObject([{ failure: null, sent: 0 }]);
    server.answer(1, 201, { id: 'att_1' });
    expect(uploads.files.map(({ id }) => id)).toEqual(['att_1']);
  });

  test('that is removed is stopped on its way, and deleted where the server has it', () => {
    const { server, uploads } = begin();
    uploads.add([file('one.txt'), file('two.txt')]);
    server.answer(0, 201, { id: 'att_1' });
    for (const { key } of uploads.get()) uploads.remove(key);
    expect(uploads.get()).toEqual([]);
    expect(server.removed).toEqual(['att_1']);
    expect(server.stopped).toContain('two.txt');
  });

  test('shows a picture of itself until it goes', () => {
    const { uploads } = begin();
    uploads.add([file('cat.png', 'image/png'), file('page.svg', 'image/svg+xml')]);
    expect(uploads.get().map(({ preview }) => preview)).toEqual(['blob:0', null]);
    uploads.remove(uploads.get()[0]?.key ?? 0);
    expect(revoked).toEqual(['blob:0']);
  });
});

describe('the files of a message', () => {
  test('are at most ten, and it is said how many were left out', () => {
    const { uploads } = begin();
    expect(uploads.add(Array.from({ length: 8 }, (_, index) => file(`${index}`)))).toBe(0);
    expect(uploads.add([file('a'), file('b'), file('c')])).toBe(1);
    expect(uploads.get()).toHaveLength(10);
    expect(uploads.add([file('d')])).toBe(1);
  });

  test('become those of the draft, while what is on its way stays', () => {
    const { server, uploads } = begin();
    uploads.add([file('old.txt'), file('new.txt')]);
    server.answer(0, 201, { id: 'att_old' });
    uploads.adopt([held('att_other')]);
    expect(uploads.get().map(({ name }) => name)).toEqual(['att_other', 'new.txt']);
  });

  test('keep their picture when the draft brings them back', () => {
    const { server, uploads } = begin();
    uploads.add([file('cat.png', 'image/png')]);
    server.answer(0, 201, { id: 'att_1' });
    uploads.adopt([{ id: 'att_1', name: 'cat.png', size: 4 }, held('att_2')]);
    expect(uploads.get().map(({ preview }) => preview)).toEqual(['blob:0', null]);
    expect(revoked).toEqual([]);
  });

  test('are in the draft before anybody else sees them', () => {
    const { server, uploads } = begin();
    const order: string[] = [];
    uploads.subscribe(() => order.push('page'));
    uploads.follow(() => order.push('draft'));
    uploads.add([file('plan.txt')]);
    order.length = 0;
    server.answer(0, 201, { id: 'att_1' });
    expect(order).toEqual(['draft', 'page']);
  });

  test('are settled when none is on its way, and all there when none failed', async () => {
    const { server, uploads } = begin();
    expect(await uploads.settled()).toBe(true);
    uploads.add([file('one'), file('two')]);
    const settled = uploads.settled();
    server.answer(1, 201, { id: 'att_2' });
    server.answer(0, 415, {});
    expect(await settled).toBe(false);
    uploads.remove(uploads.get()[0]?.key ?? 0);
    expect(await uploads.settled()).toBe(true);
  });
});

test('whatever is added, answered and removed, no file is listed twice', () => {
  const step = fc.oneof(
    fc.nat(4).map((count) => ({ kind: 'add' as const, count })),
    fc.record({
      kind: fc.constant('answer' as const),
      index: fc.nat(15),
      status: fc.constantFrom(0, 201, 415),
    }),
    fc.record({ kind: fc.constant('remove' as const), index: fc.nat(10) }),
    fc.subarray(['x', 'y']).map((ids) => ({ kind: 'adopt' as const, ids })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20, size: 'max' }), (steps) => {
      const { server, uploads } = begin();
      const answered = new Set<number>();
      for (const one of steps) {
        if (one.kind === 'add')
          uploads.add(Array.from({ length: one.count }, (_, index) => file(`${index}`)));
        else if (one.kind === 'remove') uploads.remove(uploads.get()[one.index]?.key ?? -1);
        else if (one.kind === 'adopt')
          uploads.adopt([...uploads.files.slice(0, 5), ...one.ids.map(held)].filter(unique));
        else if (!answered.has(one.index)) {
          answered.add(one.index);
          server.answer(one.index, one.status, { id: `att_${one.index}` });
        }
        const list = uploads.get();
        expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
        expect(uploads.files).toHaveLength(new Set(uploads.files.map(({ id }) => id)).size);
        expect(
          list.every((upload) => isUnderWay(upload) || upload.id !== null || upload.failure !== null),
        ).toBe(true);
      }
    }),
  );
});

function unique(one: DraftFile, index: number, all: readonly DraftFile[]): boolean {
  return all.findIndex(({ id }) => id === one.id) === index;
}
