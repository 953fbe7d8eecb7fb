import { expect, test } from 'vitest';
import { InputCheck } from '../../platform/input-check.js';
import { checkNewPassword } from './password-strength.js';

/** Patterns of which an estimator finds the most readings. */
const slow = [
  '12-12-1990abc123111passwordl1|7q',
  '@4$!0passwordp4ssw0rdqwertyzxcvbn',
  'lovel1|7loveabc123abc123',
];

test('a password that is made to take long costs the event loop no more than a moment', async () => {
  await checkNewPassword(new InputCheck(), 'moth relay compiler', [], {});
  for (const text of slow) {
    const password = text.repeat(10).slice(0, 256);
    const before = process.cpuUsage();
    await checkNewPassword(new InputCheck(), password, [], { name: 'Ada Lovelace' });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000, password).toBeLessThan(400);
  }
});
