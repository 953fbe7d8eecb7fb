import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PAGE_KEYS } from '../../shell/page-keys';
import { Focused, keyboardOf } from '../../test/keyboard';
import { letterKey } from '../../ui/letter-key';
import { type InboxKeys, keyOnPage, LETTERS } from './inbox-keys';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The keys of the inbox below those of the shell, with what they did. */
function begin({ on = true } = {}) {
  const done: unknown[] = [];
  const keys: InboxKeys = {
    step: (by) => done.push(by),
    open: () => done.push('open'),
    back: () => done.push('back'),
    panel: () => done.push('panel'),
    pick: () => done.push('pick'),
    write: (kind) => done.push(kind),
    act: (act) => done.push(act.kind),
    choose: (what) => done.push(what),
    takeNext: () => done.push('next'),
  };
  const pages = Object.entries(PAGE_KEYS).map(
    ([combination, { to }]) => [combination, letterKey(() => done.push(to), on)] as const,
  );
  const letters = Object.entries(LETTERS).map(([key, run]) => [key, letterKey(() => run(keys), on)] as const);
  return { done, press: keyboardOf(Object.fromEntries(pages), Object.fromEntries(letters)) };
}

describe('the keys of the inbox', () => {
  test.each([
    ['j', 1],
    ['k', -1],
    ['e', 'close'],
    ['z', 'snooze'],
    ['a', 'assign'],
    ['p', 'priority'],
    ['r', 'reply'],
    ['m', 'note'],
    ['Shift+N', 'note'],
    ['n', 'next'],
    ['i', 'panel'],
    ['x', 'pick'],
  ])('%s: %s', (combination, expected) => {
    const { done, press } = begin();
    expect(press(combination)).toBe(true);
    expect(done).toEqual([expected]);
  });

  test.each(['input', 'textarea', 'select', '[contenteditable="true"]', '[role="dialog"]', '[role="menu"]'])(
    'are dead in %s',
    (selector) => {
      const { done, press } = begin();
      expect(press('e', new Focused([selector]))).toBe(false);
      expect(done).toEqual([]);
    },
  );

  test.each(['Control+e', 'Meta+e', 'Alt+e', 'Shift+E'])(
    'are dead with another key held: %s',
    (combination) => {
      const { done, press } = begin();
      press(combination);
      expect(done).toEqual([]);
    },
  );

  test('are dead for a person who has switched them off', () => {
    const { done, press } = begin({ on: false });
    for (const key of Object.keys(LETTERS)) expect(press(key)).toBe(false);
    expect(done).toEqual([]);
  });
});

describe('two letters one after the other', () => {
  test.each(Object.entries(PAGE_KEYS))(
    '%s leads to a page, and the second is no key of the inbox',
    (combination, { to }) => {
      const { done, press } = begin();
      for (const key of combination.split(' ')) press(key);
      expect(done).toEqual([to]);
    },
  );

  test('lead nowhere when a second passes between them', () => {
    const { done, press } = begin();
    press('g');
    vi.advanceTimersByTime(1_100);
    press('r');
    expect(done).toEqual(['reply']);
  });

  test('lead nowhere with another letter between them', () => {
    const { done, press } = begin();
    for (const key of ['g', 'j', 'r']) press(key);
    expect(done).toEqual([1, 'reply']);
  });
});

describe('Enter and Escape', () => {
  const press = (key: string, where: 'page' | 'row' | 'button', defaultPrevented = false) =>
    keyOnPage({ key, defaultPrevented }, { isOnPage: where === 'page', isOnRow: where === 'row' });

  test('open and leave where nothing has the focus', () => {
    expect(press('Enter', 'page')).toBe('open');
    expect(press('Escape', 'page')).toBe('back');
  });

  test('on a row: Escape leaves, and Enter is the link’s own', () => {
    expect(press('Enter', 'row')).toBeNull();
    expect(press('Escape', 'row')).toBe('back');
  });

  test('are left to what else has the focus, and to what has used them', () => {
    expect(press('Enter', 'button')).toBeNull();
    expect(press('Escape', 'button')).toBeNull();
    expect(press('Escape', 'page', true)).toBeNull();
  });
});
