import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type UploadState, uploadResuming } from './resume-upload';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const taken = { ok: true, status: 200, body: '' };
const broken = () => Promise.reject(new TypeError('Failed to fetch'));

/** Uploads over a line that gives these states and answers, the last of each for ever. */
async function upload(states: UploadState[], answers: (() => Promise<typeof taken>)[]) {
  const from: number[] = [];
  const next = <Thing>(list: Thing[]) => (list.length > 1 ? (list.shift() as Thing) : (list[0] as Thing));
  const outcome = uploadResuming({
    state: async () => next(states),
    send: (byte) => {
      from.push(byte);
      return next(answers)();
    },
  });
  await vi.runAllTimersAsync();
  return { outcome: await outcome, from };
}

const uploading = (bytes: number): UploadState => ({ status: 'UPLOADING', bytes });

test('a file is sent from its beginning, in one go', async () => {
  expect(await upload([uploading(0)], [async () => taken])).toEqual({ outcome: null, from: [0] });
});

test('a file whose line breaks goes on from the byte that the server has', async () => {
  const { outcome, from } = await upload(
    [uploading(0), uploading(700), uploading(900)],
    [broken, broken, async () => taken],
  );
  expect({ outcome, from }).toEqual({ outcome: null, from: [0, 700, 900] });
});

test('a file that was interrupted in an earlier page goes on from there too', async () => {
  expect((await upload([uploading(700)], [async () => taken])).from).toEqual([700]);
});

test('a file of which all arrived before the line broke is not sent again', async () => {
  const { outcome, from } = await upload([uploading(0), { status: 'READY', bytes: 900 }], [broken]);
  expect({ outcome, from }).toEqual({ outcome: null, from: [0] });
});

test('a server that is away for a while is asked again before anything is sent', async () => {
  const { outcome, from } = await upload(
    [uploading(0), null, null, uploading(300)],
    [broken, async () => taken],
  );
  expect({ outcome, from }).toEqual({ outcome: null, from: [0, 300] });
});

test('each attempt waits longer than the one before', async () => {
  const at: number[] = [];
  const begun = Date.now();
  await upload(
    [uploading(0)],
    [
      () => {
        at.push(Date.now() - begun);
        return broken();
      },
    ],
  );
  expect(at.slice(0, 4)).toEqual([0, 1_000, 3_000, 7_000]);
});

test('a refusal ends it with the server’s words', async () => {
  const refused = (body: string) => async () => ({ ok: false, status: 415, body });
  expect((await upload([uploading(0)], [refused('{"error":"This is no CSV file."}')])).outcome).toBe(
    'This is no CSV file.',
  );
  expect((await upload([uploading(0)], [refused('Too large')])).outcome).toBe('Too large');
});

test('it is given up after eight attempts', async () => {
  const { outcome, from } = await upload(
    [uploading(0)],
    [async () => ({ ok: false, status: 503, body: '' })],
  );
  expect(outcome).toBe('');
  expect(from).toHaveLength(8);
});
