import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../test/memory-storage';
import { DraftKeepers } from './draft-keepers';
import { DraftDesk, PLACE } from './test/draft-desk';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', new MemoryStorage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin() {
  const busy = new Set<string>();
  const keepers = new DraftKeepers((place) => busy.has(place));
  const desk = new DraftDesk();
  keepers.hold(PLACE, desk.keeper);
  return { busy, keepers, desk };
}

describe('a draft whose page was left', () => {
  test('is forgotten once it is saved', async () => {
    const { keepers, desk } = begin();
    desk.type('Hello');
    keepers.forgetWhatIsOver();
    expect(keepers.get(PLACE)).toBe(desk.keeper);
    await vi.advanceTimersByTimeAsync(2_000);
    keepers.forgetWhatIsOver();
    expect(keepers.get(PLACE)).toBeUndefined();
  });

  test('is kept while a file of it is on its way', () => {
    const { keepers, desk, busy } = begin();
    busy.add(PLACE);
    keepers.forgetWhatIsOver();
    expect(keepers.get(PLACE)).toBe(desk.keeper);
  });

  test('is kept while another page shows it', () => {
    const { keepers, desk } = begin();
    const stop = desk.keeper.subscribe(() => {});
    keepers.forgetWhatIsOver();
    expect(keepers.get(PLACE)).toBe(desk.keeper);
    stop();
    keepers.forgetWhatIsOver();
    expect(keepers.get(PLACE)).toBeUndefined();
  });
});

test('leaving the window saves every draft without a pause', async () => {
  const { keepers, desk } = begin();
  desk.type('Hello');
  keepers.leaveWindow();
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.server.saved?.text).toBe('Hello');
});

test('a page that goes saves every draft, and hears no answer', async () => {
  const { keepers, desk } = begin();
  desk.type('Hello');
  keepers.saveAtLast();
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.server.saved?.text).toBe('Hello');
  expect(desk.keeper.get().where).toBe('typing');
});
