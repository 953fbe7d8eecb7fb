import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../test/memory-storage';
import { dropLocal, isLater, keepLocal, type LocalDraft, placeOf, readLocal, saysSame } from './local-drafts';

let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const place = placeOf('ada', '7', 'reply');
const file = (id: string) => ({ id, name: `${id}.png`, size: 3 });
const draft = (text: string, change: Partial<LocalDraft> = {}): LocalDraft => ({
  text,
  mentions: [],
  files: [],
  at: '2026-11-30T08:00:00.000Z',
  base: null,
  ...change,
});

describe('a draft in this browser', () => {
  test('is read as it was kept, and only at its place', () => {
    const kept = draft('Hello', { files: [file('a')], mentions: [{ id: 'ben', name: 'Ben' }] });
    expect(keepLocal(place, kept)).toBe(true);
    expect(readLocal(place)).toEqual(kept);
    expect(readLocal(placeOf('ada', '7', 'note'))).toBeNull();
    expect(readLocal(placeOf('ben', '7', 'reply'))).toBeNull();
  });

  test('from before drafts had files has none', () => {
    storage.setItem(place, JSON.stringify({ text: 'Hello', mentions: [] }));
    expect(readLocal(place)).toEqual({ text: 'Hello', mentions: [], files: [], at: '', base: null });
  });

  test('that is no draft is none', () => {
    for (const text of ['', 'null', '[', '{"text":1,"mentions":[]}', '{"text":"Hello"}', '"Hello"']) {
      storage.setItem(place, text);
      expect(readLocal(place), text).toBeNull();
    }
  });

  test('is dropped only while it says the same', () => {
    keepLocal(place, draft('Hello', { files: [file('a')] }));
    dropLocal(place, draft('Hello'));
    expect(readLocal(place)).not.toBeNull();
    dropLocal(place, draft('Hello', { files: [file('a')], base: 'whenever' }));
    expect(readLocal(place)).toBeNull();
  });

  test('is not kept where there is no room or no storage, and that is said', () => {
    storage.isFull = true;
    expect(keepLocal(place, draft('Hello'))).toBe(false);
    vi.stubGlobal('localStorage', undefined);
    expect(keepLocal(place, draft('Hello'))).toBe(false);
    expect(readLocal(place)).toBeNull();
    expect(() => dropLocal(place, draft('Hello'))).not.toThrow();
  });
});

describe('a draft in this browser is later than the one on the server', () => {
  const written = draft('Hello', { base: '2026-11-30T07:00:00.000Z' });

  test('when it was written over that one', () => {
    expect(isLater(written, '2026-11-30T07:00:00.000Z')).toBe(true);
    expect(isLater(draft('Hello'), null)).toBe(true);
  });

  test('when the server has none any more', () => {
    expect(isLater(written, null)).toBe(true);
  });

  test('by the clock when another browser saved meanwhile', () => {
    expect(isLater(written, '2026-11-30T07:59:59.000Z')).toBe(true);
    expect(isLater(written, '2026-11-30T08:00:01.000Z')).toBe(false);
  });
});

test('drafts say the same by text and files in order, whatever their names', () => {
  const drafts = fc.record({
    text: fc.constantFrom('', 'a', 'b'),
    mentions: fc.constant([]),
    files: fc.subarray(['x', 'y']).map((ids) => ids.map(file)),
  });
  fc.assert(
    fc.property(drafts, drafts, (one, other) => {
      expect(saysSame(one, { ...one, files: one.files.map((held) => ({ ...held, name: 'renamed' })) })).toBe(
        true,
      );
      expect(saysSame(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
