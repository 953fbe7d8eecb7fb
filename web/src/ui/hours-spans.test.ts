import { WEEKDAYS, type Weekday } from '@cadre/shared/working-hours';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from './hours-spans';

const on = (day: Weekday, from = '09:00', to = '17:00') => ({ day, from, to });

test('days that follow one another with the same hours are one span', () => {
  expect(spansOf([on('MONDAY'), on('TUESDAY'), on('WEDNESDAY'), on('SATURDAY', '10:00', '14:00')])).toEqual([
    { first: 'MONDAY', last: 'WEDNESDAY', times: '09:00–17:00' },
    { first: 'SATURDAY', last: 'SATURDAY', times: '10:00–14:00' },
  ]);
});

test('a day off, or with other hours, ends a span', () => {
  const spans = spansOf([
    on('MONDAY'),
    on('WEDNESDAY'),
    on('THURSDAY', '09:00', '12:00'),
    on('THURSDAY', '13:00'),
  ]);
  expect(spans.map(({ first, last, times }) => `${first} ${last} ${times}`)).toEqual([
    'MONDAY MONDAY 09:00–17:00',
    'WEDNESDAY WEDNESDAY 09:00–17:00',
    'THURSDAY THURSDAY 09:00–12:00, 13:00–17:00',
  ]);
});

test('each day that somebody works is in one span, whatever the week', () => {
  const weeks = fc
    .subarray([...WEEKDAYS])
    .chain((days) =>
      fc.tuple(...days.map((day) => fc.constantFrom('17:00', '12:00').map((to) => on(day, '09:00', to)))),
    );
  fc.assert(
    fc.property(weeks, (hours) => {
      const days = spansOf(hours).flatMap(({ first, last }) =>
        WEEKDAYS.slice(WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last) + 1),
      );
      expect(days).toEqual(hours.map(({ day }) => day));
    }),
  );
});
