import type { SavedEvent } from '../platform/events/event-tails.js';
import type { Viewer } from '../platform/graphql/context.js';
import type { Platform } from '../platform/platform.js';
import { type Credentials, viewerOf } from './request-context.js';

/** Events after which somebody may see less than before. */
const revoking = new Set([
  'apiKey.revoked',
  'apiKey.rotated',
  'teammate.changed',
  'teammate.removed',
  'session.ended',
]);

/**
 * Asks again who somebody is whenever rights in their workspace are taken away, and ends what they opened
 * when the answer is another, or when their session or key ends by itself. @returns how to stop watching.
 */
export async function endWhenRevoked(
  platform: Platform,
  viewer: Viewer,
  credentials: Credentials,
  end: () => void,
): Promise<() => void> {
  const expiry = new Expiry(end);
  expiry.set(viewer.expiresAt);
  const check = async () => {
    const now = await viewerOf(platform, credentials).catch(() => viewer);
    if (!now || now.workspaceId !== viewer.workspaceId || !sameSet(now.permissions, viewer.permissions))
      end();
    // A rotation gives the earlier secret an end.
    else expiry.set(now.expiresAt);
  };
  const tail = platform.tails.follow(viewer.workspaceId, (events) => {
    // Sessions end every minute in a large workspace: each is news only to its own person.
    const concerns = ({ type, subjectId }: SavedEvent) =>
      revoking.has(type) && (type !== 'session.ended' || subjectId === viewer.teammate?.id);
    if (events.some(concerns)) void check();
  });
  const stop = () => {
    expiry.set(null);
    tail.stop();
  };
  await tail.start().catch((error) => {
    stop();
    throw error;
  });
  return stop;
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name));
}

// The longest that a timer can wait.
const longestMs = 2 ** 31 - 1;

/** Does something at a time that can be moved; null is never. */
class Expiry {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly expire: () => void) {}

  set(at: Date | null): void {
    clearTimeout(this.#timer);
    if (at === null) return;
    const left = at.getTime() - Date.now();
    const next = left > longestMs ? () => this.set(at) : this.expire;
    this.#timer = setTimeout(next, Math.max(0, Math.min(left, longestMs)));
    this.#timer.unref();
  }
}
