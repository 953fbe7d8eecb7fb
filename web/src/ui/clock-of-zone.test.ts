import { expect, test } from 'vitest';
import { clockOf, formatInZone, instantOf } from './clock-of-zone';

test('what the clock of a zone shows is the instant again, on both sides of a change of clocks', () => {
  for (const clock of ['2026-03-03T14:00', '2026-07-01T00:30', '2026-10-25T04:00']) {
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York']) {
      expect(clockOf(zone, instantOf(zone, clock) ?? 0)).toBe(`${clock}:00`);
    }
  }
});

test('an instant is read in the zone, and no time is none', () => {
  expect(instantOf('Europe/Berlin', '2026-03-03T14:00')).toBe(Date.parse('2026-03-03T13:00:00Z'));
  expect(formatInZone('Europe/Berlin', Date.parse('2026-03-03T13:00:00Z'))).toBe('3 March 2026, 14:00');
  expect(instantOf('Europe/Berlin', '2026-03-03T14:00:07')).toBe(Date.parse('2026-03-03T13:00:07Z'));
  for (const none of ['', '2026-03', '2026-02-31T10:00', '2026-03-03T25:00', 'yesterday:00']) {
    expect(instantOf('Europe/Berlin', none)).toBeNull();
  }
});
