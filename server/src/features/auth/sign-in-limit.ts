import { setTimeout as sleep } from 'node:timers/promises';
import { LimitExceeded } from '../../platform/errors/errors.js';
import type { Platform } from '../../platform/platform.js';
import { addressPrefix } from './address-prefix.js';
import { attempts, limitAttempts } from './limit-attempts.js';

/** Attempts in a quarter of an hour that are not slowed: at one account, and from one address prefix. */
const unslowed = { account: 10, prefix: 30 } as const;
const firstDelayMs = 100;
const delayAtMostMs = 3_000;
/** Sign-ins of one address prefix that are slowed or looked at by this server at once. */
const waitingAtMost = 50;

/** How long an attempt waits: not at all at first, then twice as long each time, up to three seconds. */
export function delayOf(count: number, free: number): number {
  return count <= free ? 0 : Math.min(delayAtMostMs, firstDelayMs * 2 ** (count - free - 1));
}

/** How many wait, by address prefix. */
class WaitingSignIns {
  readonly #waiting = new Map<string, number>();

  /** @throws LimitExceeded when too many of this prefix wait already. */
  async during<T>(prefix: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(prefix) ?? 0;
    if (waiting >= waitingAtMost) {
      const seconds = delayAtMostMs / 1_000;
      throw new LimitExceeded(`Too many sign-ins at once. Try again in ${seconds}s.`, seconds, ['input']);
    }
    this.#waiting.set(prefix, waiting + 1);
    try {
      return await work();
    } finally {
      const left = (this.#waiting.get(prefix) ?? 1) - 1;
      if (left > 0) this.#waiting.set(prefix, left);
      else this.#waiting.delete(prefix);
    }
  }
}
const waitingSignIns = () => new WaitingSignIns();

/**
 * One attempt to sign in. Ten failures at an account from an address prefix are refused for the rest of a quarter of an
 * hour. Many attempts at one account from anywhere, or from one prefix at any account, are slowed and not refused, so
 * that nobody locks somebody else out.
 * @returns whether the password was right. @throws LimitExceeded
 */
export function limitSignIn(
  platform: Platform,
  { email, address }: { email: string; address: string },
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const prefix = addressPrefix(address);
  return limitAttempts(platform, [`sign in to ${email} from ${prefix}`], () =>
    platform
      .only(waitingSignIns)
      .during(prefix, () => slowed(platform, `sign in to ${email}`, `sign in from ${prefix}`, attempt)),
  );
}

async function slowed(
  platform: Platform,
  account: string,
  prefix: string,
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const counts = platform.only(attempts);
  const [atAccount, fromPrefix] = [await counts.count(account), await counts.count(prefix)];
  const delayMs = Math.max(delayOf(atAccount, unslowed.account), delayOf(fromPrefix, unslowed.prefix));
  if (delayMs > 0) await sleep(delayMs);
  const isRight = await attempt();
  if (isRight) await Promise.all([counts.uncount(account), counts.uncount(prefix)]);
  return isRight;
}
