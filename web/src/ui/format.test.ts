import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  formatAge,
  formatAgo,
  formatDay,
  formatMoment,
  formatNames,
  formatNumber,
  formatShare,
  formatSize,
  formatWait,
  formatWaitBriefly,
  formatWhen,
} from './format';

/** At noon here, wherever that is. */
const noon = new Date(2026, 10, 30, 12, 0);
const at = (...[year, month, ...rest]: [number, number, number, number, number]) =>
  new Date(year, month - 1, ...rest).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});
afterEach(() => {
  vi.useRealTimers();
});

test('numbers have separators, and decimals only where there are some', () => {
  expect([0, 4210, 1_234_567, 0.5, -3, 1 / 3].map(formatNumber)).toEqual([
    '0',
    '4,210',
    '1,234,567',
    '0.5',
    '-3',
    '0.333333',
  ]);
});

describe('a share', () => {
  test('is a percentage with at most one decimal, and 0% of nothing', () => {
    expect(formatShare(1, 4)).toBe('25%');
    expect(formatShare(1, 3)).toBe('33.3%');
    expect(formatShare(0, 0)).toBe('0%');
  });

  test('of all is 100%, and grows with its part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), fc.nat(1e6), (total, one, other) => {
        const [less, more] = [Math.min(one, other, total), Math.min(Math.max(one, other), total)];
        expect(formatShare(total, total)).toBe('100%');
        expect(Number.parseFloat(formatShare(less, total))).toBeLessThanOrEqual(
          Number.parseFloat(formatShare(more, total)),
        );
      }),
    );
  });
});

describe('a size', () => {
  test('is in the unit that people say it in', () => {
    const sizes = [0, 980, 1023, 1024, 1536, 12_288, 1_048_063, 1_048_064, 3_565_158, 26_214_400];
    expect(sizes.map(formatSize)).toEqual([
      '0 B',
      '980 B',
      '1023 B',
      '1 kB',
      '2 kB',
      '12 kB',
      '1023 kB',
      '1 MB',
      '3.4 MB',
      '25 MB',
    ]);
  });

  test('never says less of a bigger file', () => {
    const factor: Record<string, number> = { B: 1, kB: 1024, MB: 1024 ** 2 };
    const bytesOf = (text: string) => {
      const [count = '', unit = ''] = text.replaceAll(',', '').split(' ');
      return Number(count) * (factor[unit] ?? Number.NaN);
    };
    const sizes = fc.nat(50_000_000);
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(bytesOf(formatSize(less))).toBeLessThanOrEqual(bytesOf(formatSize(more)));
      }),
    );
  });
});

describe('a time', () => {
  test('is on the reader’s clock', () => {
    expect(formatMoment(at(2026, 11, 23, 14, 5))).toBe('23 Nov 2026, 14:05');
  });

  test('of today is without its day', () => {
    expect(formatWhen(at(2026, 11, 30, 0, 0))).toBe('00:00');
    expect(formatWhen(at(2026, 11, 30, 23, 59))).toBe('23:59');
    expect(formatWhen(at(2026, 12, 1, 9, 0))).toBe('Tue 1 Dec, 09:00');
    expect(formatWhen(at(2026, 11, 29, 23, 59))).toBe('Sun 29 Nov, 23:59');
  });

  test('a calendar day is the same day in every time zone', () => {
    expect(formatDay('2026-11-23')).toBe('23 Nov 2026');
    expect(formatDay('2026-01-01')).toBe('1 Jan 2026');
  });
});

test('names are listed as in a sentence', () => {
  expect([['Ada'], ['Ada', 'Ben'], ['Ada', 'Ben', 'Grace']].map(formatNames)).toEqual([
    'Ada',
    'Ada and Ben',
    'Ada, Ben, and Grace',
  ]);
});

test('no time is ever shown as nothing, however long ago or in the future it is', () => {
  const formats = [formatAge, formatWait, formatWaitBriefly];
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e13 }), (ms) => {
      const now = Date.now();
      const instant = new Date(now - ms).toISOString();
      for (const format of formats) expect(format(instant, now)).toMatch(/\S/);
      for (const format of [formatAgo, formatMoment, formatWhen]) {
        expect(format(instant)).toMatch(/\S/);
        expect(format(instant)).not.toContain('Invalid');
      }
    }),
  );
});

test('an age or a wait never shrinks as time passes', () => {
  const minutesOf = (text: string) => {
    const unit: Record<string, number> = { d: 1440, h: 60, min: 1 };
    return [...text.replaceAll('\u00a0', ' ').matchAll(/(\d+) (d|h|min)/g)].reduce(
      (sum, [, count, name = '']) => sum + Number(count) * (unit[name] ?? 0),
      text.startsWith('less') ? -1 : 0,
    );
  };
  const minutes = fc.nat(30_000);
  fc.assert(
    fc.property(minutes, minutes, (one, other) => {
      const now = Date.now();
      const told = (format: typeof formatWait, ago: number) =>
        minutesOf(format(new Date(now - ago * 60_000).toISOString(), now));
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      for (const format of [formatAge, formatWait, formatWaitBriefly]) {
        expect(told(format, less)).toBeLessThanOrEqual(told(format, more));
      }
    }),
  );
});
