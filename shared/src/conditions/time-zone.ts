/** Clock readings of a time zone. A "local" time is what the clock shows, counted as if the clock stood in UTC. */

/** No zone is further than this from UTC, and no zone changes its clocks twice within two of it. */
const REACH = 86_400_000;
/** Formatting cannot tell years before our era apart, so offsets there are those of the first days of it. */
const EARLIEST = Date.parse('0001-01-03T00:00:00Z');

const clocks = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(clockOf(name));
  } catch {
    return false;
  }
}

/** The first instant at which the clock shows `local` or later; where clocks skip it, the moment of the skip. */
export function firstInstantAt(timeZone: string, local: number): number {
  if (timeZone === 'UTC') return local;
  const { before, after, change } = offsetsAround(timeZone, local);
  return local - before < change ? local - before : Math.max(change, local - after);
}

/** The last instant at which the clock shows less than `local`; where clocks go back over it, the second time. */
export function lastInstantBefore(timeZone: string, local: number): number {
  if (timeZone === 'UTC') return local - 1;
  const { before, after, change } = offsetsAround(timeZone, local);
  const last = local - 1;
  return last - after >= change ? last - after : Math.min(change - 1, last - before);
}

/** The offsets on both sides of a clock change near a local time, and the instant of the change. */
interface Offsets {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** Rules and imports name the same days again and again, and asking a clock takes microseconds. */
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, Offsets>();

function offsetsAround(timeZone: string, local: number): Offsets {
  const key = `${timeZone} ${local}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = findOffsets(timeZone, local);
  remembered.set(key, found);
  return found;
}

function findOffsets(timeZone: string, local: number): Offsets {
  const low = local - REACH;
  const high = local + REACH;
  return {
    before: offsetAt(timeZone, low),
    after: offsetAt(timeZone, high),
    change: clockChangeBetween(timeZone, low, high) ?? low,
  };
}

/** The first instant after `from` and until `until`, two days later at most, at which clocks are changed; null: none. */
export function clockChangeBetween(timeZone: string, from: number, until: number): number | null {
  const before = offsetAt(timeZone, from);
  if (offsetAt(timeZone, until) === before) return null;
  let low = from;
  let high = until;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** How far the clock is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, at: number): number {
  const instant = Math.max(at, EARLIEST);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = clockOf(timeZone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  const shown = new Date(0);
  shown.setUTCFullYear(year, month - 1, day);
  shown.setUTCHours(hour, minute, second);
  return shown.getTime() - Math.floor(instant / 1000) * 1000;
}

/** Making a formatter costs a thousand times more than using it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, clock);
  return clock;
}
