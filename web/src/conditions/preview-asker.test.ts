import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asked, askSoon } from './preview-asker';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A panel whose questions take a while to answer. */
function begin(answerMs = 100) {
  const asked: string[] = [];
  const calledOff: string[] = [];
  let state: Asked<string> = { preview: undefined, refusals: [], busy: false };
  const ask = (question: string, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      asked.push(question);
      signal.addEventListener('abort', () => calledOff.push(question));
      setTimeout(() => (question === 'broken' ? reject(new Error()) : resolve(`${question}!`)), answerMs);
    });
  const onChange = (change: (before: Asked<string>) => Asked<string>) => {
    state = change(state);
  };
  return {
    asked,
    calledOff,
    ask: (question: string) => askSoon(question, { ask, onChange }),
    state: () => state,
  };
}

describe('a preview', () => {
  test('is asked for a quarter of a second after the last edit, once', async () => {
    const { asked, ask, state } = begin();
    const edits = ['a', 'ab'].map(ask);
    edits[0]?.();
    await wait(249);
    expect(asked).toEqual([]);
    await wait(1);
    expect(asked).toEqual(['ab']);
    expect(state().busy).toBe(true);
    await wait(100);
    expect(state()).toEqual({ preview: 'ab!', refusals: [], busy: false });
  });

  test('shows the last answer until the next is there', async () => {
    const { ask, state } = begin();
    const stop = ask('a');
    await wait(400);
    stop();
    ask('ab');
    await wait(300);
    expect(state()).toMatchObject({ preview: 'a!', busy: true });
    await wait(100);
    expect(state().preview).toBe('ab!');
  });

  test('of an earlier edit is called off, and its late answer dropped', async () => {
    const { ask, calledOff, state } = begin(1_000);
    const stop = ask('a');
    await wait(300);
    stop();
    expect(calledOff).toEqual(['a']);
    await wait(2_000);
    expect(state().preview).toBeUndefined();
  });

  test('that fails says why, and shows nothing old', async () => {
    const { ask, state } = begin();
    const stop = ask('a');
    await wait(400);
    stop();
    ask('broken');
    await wait(400);
    expect(state()).toMatchObject({ preview: undefined, busy: false, refusals: [{ code: 'UNREACHABLE' }] });
  });
});
