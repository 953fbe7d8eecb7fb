import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../test/memory-storage';
import type { SavedDraft } from './draft-keeper';
import { type Draft, NO_DRAFT, readLocal } from './local-drafts';
import { DraftDesk, PLACE } from './test/draft-desk';

let storage: MemoryStorage;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-30T08:00:00.000Z') });
  storage = new MemoryStorage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const draft = (text: string, files: Draft['files'] = []): Draft => ({ text, mentions: [], files });
const file = (id: string) => ({ id, name: id, size: 1 });
const savedAs = (text: string, savedAt: string): SavedDraft => ({ ...draft(text), savedAt });

describe('a draft', () => {
  test('is in this browser at once, and with the server after a pause', async () => {
    const { keeper, server } = new DraftDesk();
    keeper.change(draft('Hel'));
    await wait(900);
    keeper.change(draft('Hello'));
    await wait(900);
    expect(server.saved).toBeNull();
    expect(keeper.get().where).toBe('typing');
    expect(readLocal(PLACE)?.text).toBe('Hello');
    await wait(300);
    expect(server.saved?.text).toBe('Hello');
    expect(keeper.get()).toEqual({ draft: draft('Hello'), where: 'server', refusal: undefined });
    expect(readLocal(PLACE)).toBeNull();
  });

  test('that the page leaves is saved without a pause', async () => {
    const { keeper, server } = new DraftDesk();
    keeper.change(draft('Hello'));
    keeper.flush();
    await wait(300);
    expect(server.saved?.text).toBe('Hello');
  });

  test('that is emptied is none any more', async () => {
    const { keeper, server } = new DraftDesk(savedAs('Hello', '1'));
    keeper.change(NO_DRAFT);
    await wait(1_300);
    expect(server.saved).toBeNull();
    expect(keeper.get().where).toBe('none');
  });

  test('stays in the browser while the server is away, and is saved when it is back', async () => {
    const { keeper, server } = new DraftDesk();
    server.outcome = 'away';
    keeper.change(draft('Hello'));
    await wait(1_300);
    expect(keeper.get()).toMatchObject({ where: 'browser', refusal: undefined });
    expect(readLocal(PLACE)?.text).toBe('Hello');
    server.outcome = 'taken';
    await wait(4_500);
    expect(keeper.get().where).toBe('server');
    expect(server.saved?.text).toBe('Hello');
  });

  test('that the server refuses says why, and is tried again', async () => {
    const { keeper, server } = new DraftDesk();
    server.outcome = 'refused';
    keeper.change(draft('Hello'));
    await wait(1_300);
    expect(keeper.get()).toMatchObject({ where: 'browser', refusal: 'It is too long.' });
    server.outcome = 'taken';
    await wait(4_500);
    expect(keeper.get()).toMatchObject({ where: 'server', refusal: undefined });
  });

  test('that neither the browser nor the server keeps is nowhere', async () => {
    const { keeper, server } = new DraftDesk();
    storage.isFull = true;
    server.outcome = 'away';
    keeper.change(draft('Hello'));
    expect(keeper.get().where).toBe('nowhere');
    await wait(1_300);
    expect(keeper.get().where).toBe('nowhere');
  });

  test('is over once nobody looks and nothing waits', async () => {
    const { keeper } = new DraftDesk();
    expect(keeper.isOver).toBe(true);
    const stop = keeper.subscribe(() => {});
    expect(keeper.isOver).toBe(false);
    keeper.change(draft('Hello'));
    stop();
    expect(keeper.isOver).toBe(false);
    await wait(1_300);
    expect(keeper.isOver).toBe(true);
  });

  test('loses a file that the server no longer has, and keeps its text', async () => {
    const { keeper, server } = new DraftDesk();
    server.withdrawn.add('a');
    keeper.change(draft('Hello', [file('a'), file('b')]));
    await wait(1_300);
    expect(keeper.get().draft).toEqual(draft('Hello', [file('b')]));
  });

  test('with the same files is not saved again', async () => {
    const { keeper, server } = new DraftDesk({ ...savedAs('Hello', '1'), files: [file('a')] });
    keeper.changeFiles([{ ...file('a'), name: 'renamed' }]);
    await wait(2_000);
    expect(server.calls).toBe(0);
    keeper.changeFiles([]);
    await wait(1_300);
    expect(server.saved?.files).toEqual([]);
  });
});

describe('a page that is opened again', () => {
  const left = (text: string, base: string | null, at: string) =>
    storage.setItem(PLACE, JSON.stringify({ ...draft(text), base, at }));

  test('takes what this browser kept over what the server had then, and saves it at once', async () => {
    left('Hello, Ben', 't1', '2026-11-30T07:00:00.000Z');
    const { keeper, server } = new DraftDesk(savedAs('Hello', 't1'));
    expect(keeper.get()).toMatchObject({ draft: draft('Hello, Ben'), where: 'browser' });
    await wait(300);
    expect(server.saved?.text).toBe('Hello, Ben');
  });

  test('takes what the server has when another browser saved it later', () => {
    left('Hello, Ben', 't1', '2026-11-30T07:00:00.000Z');
    const { keeper } = new DraftDesk(savedAs('Hello, Cy', '2026-11-30T07:30:00.000Z'));
    expect(keeper.get()).toMatchObject({ draft: draft('Hello, Cy'), where: 'server' });
  });

  test('forgets what this browser kept once the server has it', () => {
    left('Hello', null, '2026-11-30T07:00:00.000Z');
    new DraftDesk(savedAs('Hello', '2026-11-30T07:00:01.000Z'));
    expect(readLocal(PLACE)).toBeNull();
  });
});

describe('what another browser saved', () => {
  test('is shown when nothing was typed here for ten seconds', async () => {
    const { keeper } = new DraftDesk();
    keeper.change(draft('Hello'));
    await wait(1_300);
    keeper.learn(savedAs('Hello from the train', '9'));
    expect(keeper.get().draft.text).toBe('Hello');
    await wait(10_000);
    expect(keeper.get()).toMatchObject({ draft: draft('Hello from the train'), where: 'server' });
  });

  test('is shown at once when the person looked elsewhere', async () => {
    const { keeper } = new DraftDesk();
    keeper.change(draft('Hello'));
    await wait(1_300);
    keeper.stopTyping();
    keeper.learn(savedAs('Hello from the train', '9'));
    expect(keeper.get().draft.text).toBe('Hello from the train');
  });

  test('does not replace what was not saved yet', async () => {
    const { keeper, server } = new DraftDesk();
    server.outcome = 'away';
    keeper.change(draft('Hello'));
    await wait(1_300);
    keeper.stopTyping();
    keeper.learn(savedAs('Hello from the train', '9'));
    expect(keeper.get().draft.text).toBe('Hello');
  });

  test('is ignored when it is older than what was seen', async () => {
    const { keeper } = new DraftDesk(savedAs('Hello', '5'));
    keeper.learn(savedAs('Hel', '4'));
    expect(keeper.get().draft.text).toBe('Hello');
  });

  test('empties the draft when it was sent or given up there', () => {
    const { keeper } = new DraftDesk(savedAs('Hello', '5'));
    keeper.learn(null);
    expect(keeper.get()).toMatchObject({ draft: NO_DRAFT, where: 'none' });
  });
});

describe('sending', () => {
  test('empties the draft and forgets it everywhere', async () => {
    const desk = new DraftDesk();
    desk.type('Hello');
    desk.send();
    await wait(500);
    expect(desk.keeper.get()).toMatchObject({ draft: NO_DRAFT, where: 'none' });
    await wait(20_000);
    expect(desk.server.saved).toBeNull();
    expect(readLocal(PLACE)).toBeNull();
  });

  test('leaves what was written meanwhile as the next draft', async () => {
    const desk = new DraftDesk();
    desk.type('Hello');
    desk.send();
    await wait(50);
    desk.type(' and more');
    await wait(500);
    expect(desk.keeper.get().draft.text).toBe('and more');
    await wait(2_000);
    expect(desk.server.saved?.text).toBe('and more');
  });

  test('that fails leaves the draft, and saves it', async () => {
    const desk = new DraftDesk();
    desk.type('Hello');
    desk.server.takesMessages = false;
    desk.send();
    await wait(500);
    await wait(2_000);
    expect(desk.keeper.get()).toMatchObject({ draft: draft('Hello'), where: 'server' });
  });

  test('leaves what was written meanwhile in sight when the person then looks elsewhere', async () => {
    const desk = new DraftDesk(savedAs('Hello', 't1'));
    desk.send();
    await wait(50);
    desk.type(' and more');
    await wait(200);
    desk.leaveWindow();
    await wait(500);
    expect(desk.keeper.get()).toMatchObject({ draft: draft('and more'), where: 'server' });
  });

  test('is not undone by a save that leaving the window begins meanwhile', async () => {
    const desk = new DraftDesk();
    desk.type('Hello');
    desk.send();
    await wait(50);
    desk.leaveWindow();
    await wait(20_000);
    expect(desk.server.saved).toBeNull();
  });
});

const act = fc.oneof(
  fc.constantFrom({ kind: 'type' as const }, { kind: 'send' as const }, { kind: 'leave' as const }),
  fc.constantFrom(50, 150, 900, 4_500).map((ms) => ({ kind: 'wait' as const, ms })),
  fc.constantFrom({ kind: 'look' as const }, { kind: 'reload' as const }),
  fc
    .constantFrom('taken' as const, 'away' as const, 'unheard' as const, 'refused' as const)
    .map((outcome) => ({ kind: 'server' as const, outcome })),
  fc.boolean().map((on) => ({ kind: 'messages' as const, on })),
);

test('whatever comes in between, each typed word is sent once or is still a draft, and never both', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30, size: 'max' }), async (acts) => {
      storage.clear();
      const desk = new DraftDesk();
      const typed: string[] = [];
      for (const one of acts) {
        if (one.kind === 'type') {
          const word = `w${typed.length}`;
          typed.push(word);
          desk.type(` ${word}`);
        } else if (one.kind === 'wait') await wait(one.ms);
        else if (one.kind === 'send') desk.send();
        else if (one.kind === 'leave') desk.leaveWindow();
        else if (one.kind === 'look') desk.look();
        else if (one.kind === 'reload') {
          const isOpen = desk.reload();
          await wait(150);
          await isOpen;
        } else if (one.kind === 'server') desk.server.outcome = one.outcome;
        else desk.server.takesMessages = one.on;
      }
      desk.server.outcome = 'taken';
      await wait(60_000);
      const words = (text: string) => text.split(' ').filter(Boolean);
      const { text } = desk.keeper.get().draft;
      expect([...desk.server.messages.flatMap(words), ...words(text)]).toEqual(typed);
      expect(desk.server.saved?.text ?? '').toBe(text);
      expect(readLocal(PLACE)).toBeNull();
    }),
    { numRuns: 500 },
  );
});
