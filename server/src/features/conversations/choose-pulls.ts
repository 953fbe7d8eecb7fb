/** A teammate who asks for the next conversation. */
export interface Puller {
  readonly teammateId: string;
  readonly capacity: number;
  /** Those that they work and that are at work now. */
  readonly queueIds: readonly string[];
}

/** One of the first of a queue. */
export interface Head {
  readonly conversationId: string;
  readonly queueId: string;
}

export interface Heads {
  /** In the pull order of all queues. */
  readonly heads: readonly Head[];
  /** Open conversations by teammate; whoever has none is not told. */
  readonly openCounts: ReadonlyMap<string, number>;
}

/** What somebody is to get; HELD: all that was read for them is held by others or was passed over. */
export type Pull = Head | 'NO_CAPACITY' | 'NOTHING_WAITS' | 'HELD';

/**
 * Who gets which, one answer for each in the order of asking: each the first of their queues that nobody before them got and nobody else
 * holds, as long as they have room. Somebody who asks twice gets two.
 */
export function choosePulls(
  pullers: readonly (Puller | null)[],
  { heads, openCounts }: Heads,
  held: ReadonlySet<string>,
): Pull[] {
  const given = new Set<string>();
  const open = new Map(openCounts);
  return pullers.map((puller): Pull => {
    if (!puller) return 'NOTHING_WAITS';
    const has = open.get(puller.teammateId) ?? 0;
    if (has >= puller.capacity) return 'NO_CAPACITY';
    const queues = new Set(puller.queueIds);
    const theirs = heads.filter(
      ({ queueId, conversationId }) => queues.has(queueId) && !given.has(conversationId),
    );
    const next = theirs.find(({ conversationId }) => !held.has(conversationId));
    if (!next) return theirs.length > 0 ? 'HELD' : 'NOTHING_WAITS';
    given.add(next.conversationId);
    open.set(puller.teammateId, has + 1);
    return next;
  });
}
