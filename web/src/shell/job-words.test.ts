import { describe, expect, test } from 'vitest';
import type { JobLineFragment } from '../gql/graphql';
import { jobOutcome, jobTitle } from './job-words';

const job = (different: Partial<JobLineFragment>) =>
  ({
    id: 'job_1',
    kind: 'SEGMENT_MEMBERS_ADD',
    status: 'DONE',
    done: 10,
    total: 10,
    changed: 10,
    failed: 0,
    error: null,
    result: null,
    segment: { id: 'seg_1', name: 'VIP' },
    contactImport: null,
    ...different,
  }) as JobLineFragment;

describe('a job', () => {
  test('says what it does, and once it is done what it did', () => {
    expect(jobTitle(job({ status: 'RUNNING' }))).toBe('Adding to VIP');
    expect(jobTitle(job({}))).toBe('Added to VIP');
    expect(jobTitle(job({ segment: null }))).toBe('Added to a segment');
  });

  test('has a title for every act in bulk, also before the act is known', () => {
    const titles = [
      'close',
      'reopen',
      'snooze',
      'assign',
      'unassign',
      'priority',
      'queue',
      undefined,
    ].flatMap((act) =>
      (['RUNNING', 'DONE'] as const).map((status) =>
        jobTitle(job({ kind: 'CONVERSATIONS_ACT', status, result: act ? { act } : null })),
      ),
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('says how it went in numbers that add up', () => {
    expect(jobOutcome(job({}))).toBe('10 joined');
    expect(jobOutcome(job({ changed: 7 }))).toBe('7 joined, 3 were members');
    expect(jobOutcome(job({ kind: 'CONVERSATIONS_ACT', changed: 4210, done: 4210 }))).toBe(
      '4,210 conversations changed',
    );
  });

  test('that was cancelled or failed says what it did not reach', () => {
    expect(jobOutcome(job({ status: 'CANCELLED', done: 4, changed: 4 }))).toBe(
      'Cancelled: 4 joined, 6 were not reached',
    );
    expect(jobOutcome(job({ status: 'FAILED', done: 9, changed: 9, error: 'The segment was deleted' }))).toBe(
      'Stopped: 9 joined, The segment was deleted, 1 was not reached',
    );
  });

  test('of an import counts no bytes', () => {
    const outcome = jobOutcome(
      job({ kind: 'CONTACT_IMPORT', status: 'CANCELLED', done: 100, total: 90_000, changed: 1 }),
    );
    expect(outcome).toBe('Cancelled: 1 contact taken');
  });

  test('that takes a bulk action back says what cannot go back, and why', () => {
    const result = { changedSince: 2, cannotGoBack: 1 };
    expect(jobOutcome(job({ kind: 'CONVERSATIONS_ACT_UNDO', changed: 7, result }))).toBe(
      '7 are as they were, 2 changed since, 1 cannot go back: its teammate, queue or time is gone',
    );
  });
});
