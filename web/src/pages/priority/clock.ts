import { STORY } from './head-starts';

export const WIDTH = 560;
const FIRST = 400;
const MARGIN = 16;

/** Where a minute of the day stands in the picture. */
export function xOf(minute: number): number {
  return MARGIN + ((minute - FIRST) / (STORY.now - FIRST)) * (WIDTH - 2 * MARGIN);
}

/** "9:05" of a minute of the day. */
export function formatClock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
