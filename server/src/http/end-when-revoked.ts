import type { SavedEvent } from '../platform/events/event-tails.js';
import type { Viewer } from '../platform/graphql/context.js';
import type { Platform } from '../platform/platform.js';
import { type Credentials, viewerOf } from './request-context.js';

/** Events after which somebody may see less than before. */
const revoking = new Set(['apiKey.revoked', 'teammate.changed', 'teammate.removed', 'session.ended']);

/**
 * Asks again who somebody is whenever rights in their workspace are taken away, and ends what they opened
 * when the answer is another. @returns how to stop watching.
 */
export async function endWhenRevoked(
  platform: Platform,
  viewer: Viewer,
  credentials: Credentials,
  end: () => void,
): Promise<() => void> {
  const check = async () => {
    const now = await viewerOf(platform, credentials).catch(() => viewer);
    if (!now || now.workspaceId !== viewer.workspaceId || !sameSet(now.permissions, viewer.permissions))
      end();
  };
  const { stop } = await platform.tails.follow(viewer.workspaceId, (events) => {
    // Sessions end every minute in a large workspace: each is news only to its own person.
    const concerns = ({ type, subjectId }: SavedEvent) =>
      revoking.has(type) && (type !== 'session.ended' || subjectId === viewer.teammate?.id);
    if (events.some(concerns)) void check();
  });
  return stop;
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((name) => other.has(name));
}
