import { expect, test } from 'vitest';
import { isOfInterest, withClosed } from './job-interest';

const now = Date.parse('2026-11-30T12:00:00.000Z');
const job = (
  status: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED',
  finishedAt: string | null = null,
) => ({
  id: 'job_1',
  status,
  finishedAt,
});

test('a job is of interest while it is under way, closed or not', () => {
  for (const status of ['WAITING', 'RUNNING'] as const) {
    expect(isOfInterest(job(status), ['job_1'], now)).toBe(true);
  }
});

test('a job that is over is of interest for an hour, unless it was closed', () => {
  for (const status of ['DONE', 'FAILED', 'CANCELLED'] as const) {
    expect(isOfInterest(job(status, '2026-11-30T11:00:01.000Z'), [], now)).toBe(true);
    expect(isOfInterest(job(status, '2026-11-30T11:00:00.000Z'), [], now)).toBe(false);
    expect(isOfInterest(job(status, '2026-11-30T11:59:00.000Z'), ['job_1'], now)).toBe(false);
  }
});

test('a browser remembers the fifty jobs that were closed last', () => {
  const closed = Array.from({ length: 50 }, (_, index) => `job_${index}`);
  expect(withClosed(closed, 'job_new')).toEqual(['job_new', ...closed.slice(0, 49)]);
});
