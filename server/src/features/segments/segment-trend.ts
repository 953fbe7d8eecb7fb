import type { TrendView } from './segment-facts.read-model.js';

/** How many members a segment had at the end of each of the last days, the oldest first, and what came of it. */
export interface SegmentTrendPoints {
  readonly points: number[];
  readonly joinedCount: number;
  readonly leftCount: number;
}

/** Told backwards from the count of now: nobody counts the past anew. */
export function trendPoints(memberCount: number, trend: TrendView, days: number): SegmentTrendPoints {
  const change = new Array<number>(days).fill(0);
  for (const { day, count } of trend.joined) if (day < days) change[day] = (change[day] ?? 0) + count;
  for (const { day, count } of trend.left) if (day < days) change[day] = (change[day] ?? 0) - count;
  const points = [memberCount];
  for (const moved of change) points.unshift((points[0] ?? 0) - moved);
  const total = (list: TrendView['joined']) => list.reduce((sum, { count }) => sum + count, 0);
  return { points, joinedCount: total(trend.joined), leftCount: total(trend.left) };
}
