/** Minutes by level, as they are edited; null is strict priority. */
export interface HeadStartMinutes {
  urgent: number;
  high: number;
  normal: number;
  low: number;
}

export const LEVELS = ['urgent', 'high', 'normal', 'low'] as const;
export type Level = (typeof LEVELS)[number];

/** What a workspace begins with when it leaves strict priority: an hour or two, not for ever. */
export const FAIR: HeadStartMinutes = { urgent: 240, high: 120, normal: 0, low: 0 };

/** In minutes of the day: when a VIP came, when somebody else began to wait, and when the next is taken. */
export const STORY = { vip: 630, normal: 540, now: 660 } as const;

export interface PullStory {
  /** When each counts as having come; null for strict priority, which counts no time. */
  vip: number | null;
  normal: number | null;
  first: 'vip' | 'normal';
}

/** Who is taken first of a VIP with high priority who came at 10:30, and a normal one who waits since 9:00. */
export function pullStory(minutes: HeadStartMinutes | null): PullStory {
  if (!minutes) return { vip: null, normal: null, first: 'vip' };
  const vip = STORY.vip - minutes.high;
  const normal = STORY.normal - minutes.normal;
  return { vip, normal, first: vip < normal ? 'vip' : 'normal' };
}
