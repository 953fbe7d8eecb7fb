import { expect, test } from 'vitest';
import { Wishes } from './wishes';

function begin() {
  const wishes = new Wishes<string>();
  const answers: ((outcome: string) => void)[] = [];
  const run = (wish: unknown) => wishes.run(wish, () => new Promise((resolve) => answers.push(resolve)));
  return { answers, run };
}

test('a double click is sent once, and both clicks hear how it went', async () => {
  const { answers, run } = begin();
  const clicks = [run({ name: 'VIP' }), run({ name: 'VIP' })];
  expect(answers).toHaveLength(1);
  answers[0]?.('saved');
  expect(await Promise.all(clicks)).toEqual(['saved', 'saved']);
});

test('another wish is sent beside it, and the same one again once it is answered', async () => {
  const { answers, run } = begin();
  const first = run({ name: 'VIP' });
  run({ name: 'Gold' });
  expect(answers).toHaveLength(2);
  answers[0]?.('saved');
  await first;
  run({ name: 'VIP' });
  expect(answers).toHaveLength(3);
});

test('a wish that failed may be sent again', async () => {
  const wishes = new Wishes<string>();
  await expect(wishes.run(1, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await wishes.run(1, async () => 'saved')).toBe('saved');
});
