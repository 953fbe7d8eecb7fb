import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { LaneLocks } from './lane-locks.js';

test('lanes are taken and given back at once over one connection, one statement at a time', async () => {
  const warnings: string[] = [];
  const warn = ({ message }: Error) => warnings.push(message);
  process.on('warning', warn);
  const locks = new LaneLocks(await createTestDatabase());
  const first = await locks.take('first');
  const taken = await Promise.all(['second', 'third'].map((name) => locks.take(name)));
  await Promise.all([first, ...taken].map((giveBack) => giveBack?.()));
  expect(await locks.take('first')).not.toBeNull();
  await locks.close();
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
