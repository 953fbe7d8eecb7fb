import { expect, test } from 'vitest';
import { noCondition } from '../apollo/errors';
import { theirs } from './conflict';

const refusal = (code: string) => ({ ...noCondition('refused'), code });
const [base, latest] = [{ version: 1 }, { version: 2 }];

test('a conflict shows what somebody else saved, as soon as that is read', () => {
  expect(theirs([refusal('INVALID'), refusal('CONFLICT')], base, base)).toBeNull();
  expect(theirs([refusal('INVALID'), refusal('CONFLICT')], base, latest)).toBe(latest);
});

test('what somebody else saved is no conflict before a save meets it', () => {
  expect(theirs([], base, latest)).toBeNull();
  expect(theirs([refusal('INVALID')], base, latest)).toBeNull();
});
