/** A teammate who can be given conversations. */
export interface Candidate {
  readonly id: string;
  /** How many more; 1 at least. */
  readonly free: number;
  /** Milliseconds; null: was never given any. */
  readonly lastAssignedAt: number | null;
  readonly teamIds: ReadonlySet<string>;
}

/** A conversation that waits to be given out, in the pull order. */
export interface Waiting {
  readonly id: string;
  /** Whose work it is; null: everybody’s. */
  readonly teamId: string | null;
}

/**
 * Who gets what: each conversation in turn goes to the one of its team group with the most free capacity, of those with
 * as much to who has waited longest for one. What nobody can take stays.
 */
export function giveOut(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
): { conversationId: string; teammateId: string }[] {
  const places = candidates.map((one) => ({
    ...one,
    left: one.free,
    since: one.lastAssignedAt ?? Number.NEGATIVE_INFINITY,
  }));
  let latest = Math.max(0, ...places.map((one) => one.since));
  const given: { conversationId: string; teammateId: string }[] = [];
  for (const { id, teamId } of waiting) {
    let best: (typeof places)[number] | null = null;
    for (const one of places) {
      if (one.left < 1 || (teamId !== null && !one.teamIds.has(teamId))) continue;
      if (best === null || goesBefore(one, best)) best = one;
    }
    if (!best) continue;
    best.left -= 1;
    latest += 1;
    best.since = latest;
    given.push({ conversationId: id, teammateId: best.id });
  }
  return given;
}

function goesBefore(
  one: { left: number; since: number; id: string },
  other: { left: number; since: number; id: string },
): boolean {
  if (one.left !== other.left) return one.left > other.left;
  if (one.since !== other.since) return one.since < other.since;
  return one.id < other.id;
}
