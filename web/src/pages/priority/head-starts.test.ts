import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClock, WIDTH, xOf } from './clock';
import { FAIR, pullStory, STORY } from './head-starts';

test('with strict priority the VIP comes first, whoever waits longer', () => {
  expect(pullStory(null)).toEqual({ vip: null, normal: null, first: 'vip' });
});

test('with a head start the VIP comes first when it makes up for the wait', () => {
  const wait = STORY.vip - STORY.normal;
  expect(pullStory(FAIR).first).toBe('vip');
  expect(pullStory({ ...FAIR, high: wait }).first).toBe('normal');
  expect(pullStory({ ...FAIR, high: wait + 1 }).first).toBe('vip');
  expect(pullStory({ ...FAIR, high: 0 }).first).toBe('normal');
});

test('the same head start for both changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (minutes) => {
      expect(pullStory({ ...FAIR, high: minutes, normal: minutes }).first).toBe('normal');
    }),
  );
});

test('the picture shows later minutes further right, and now inside it', () => {
  expect(xOf(STORY.normal)).toBeLessThan(xOf(STORY.vip));
  expect(xOf(STORY.now)).toBeLessThan(WIDTH);
  expect([0, 65, 630].map(formatClock)).toEqual(['0:00', '1:05', '10:30']);
});
