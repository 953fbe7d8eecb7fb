import type { Platform } from '../../platform/platform.js';
import { signInLimit } from './sessions.service.js';

/**
 * One try of a password or code by somebody who may be guessing. Who has failed too often, by any of the names, is not
 * let try. @returns whether it was right. @throws LimitExceeded
 */
export async function limitAttempts(
  platform: Platform,
  names: readonly string[],
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const limit = platform.only(signInLimit);
  limit.check(names);
  const isRight = await attempt();
  if (!isRight) limit.failed(names);
  return isRight;
}
