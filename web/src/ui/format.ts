import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';

dayjs.extend(relativeTime);
// “a few seconds ago” is wider than the columns that say how long ago something was.
const { en } = dayjs.Ls;
if (en) en.relativeTime = { ...en.relativeTime, s: 'seconds' };

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const size = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const list = new Intl.ListFormat('en', { type: 'conjunction' });

export function formatNumber(value: number): string {
  return whole.format(value);
}

/** `part` of `total` as a percentage with at most one decimal; 0 % of nothing. */
export function formatShare(part: number, total: number): string {
  return share.format(total === 0 ? 0 : part / total);
}

/** A day and a time of the reader's clock: "23 Nov 2026, 14:05". */
export function formatMoment(instant: string): string {
  return dayjs(instant).format('D MMM YYYY, HH:mm');
}

/** A calendar day, which is the same day wherever it is read: "23 Nov 2026". */
export function formatDay(day: string): string {
  return dayjs(day).format('D MMM YYYY');
}

export function formatAgo(instant: string): string {
  return dayjs(instant).fromNow();
}

/** How long ago in as few letters as a list has room for: "now", "5 min", "3 h", "2 d". */
export function formatAge(instant: string, now = Date.now()): string {
  const minutes = minutesBetween(instant, now);
  if (minutes < 1) return 'now';
  if (minutes < 60) return part(minutes, 'min');
  if (minutes < 1440) return part(Math.floor(minutes / 60), 'h');
  return part(Math.floor(minutes / 1440), 'd');
}

/** How long something has waited, to the minute: "20 min", "3 h 20 min", "2 d 3 h". */
export function formatWait(instant: string, now: number): string {
  const minutes = minutesBetween(instant, now);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (minutes < 1) return 'less than 1\u00a0min';
  const parts = days > 0 ? [part(days, 'd'), part(hours, 'h')] : [part(hours, 'h'), part(rest, 'min')];
  return parts.filter(Boolean).join(' ');
}

/** A wait where a list has little room: like an age, and from a day on as it is told elsewhere, for then hours count. */
export function formatWaitBriefly(instant: string, now = Date.now()): string {
  return minutesBetween(instant, now) < 1440 ? formatAge(instant, now) : formatWait(instant, now);
}

/** Whole ones; none when the clock here is behind that of the server. */
function minutesBetween(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000));
}

// A number and its unit stay on one line.
const part = (count: number, unit: string) => (count > 0 ? `${count}\u00a0${unit}` : '');

/** A time as near as its day allows: "14:05" today, else "Tue 24 Nov, 09:00". */
export function formatWhen(instant: string): string {
  const at = dayjs(instant);
  return at.isSame(dayjs(), 'day') ? at.format('HH:mm') : at.format('ddd D MMM, HH:mm');
}

/** "Ada", "Ada and Ben", "Ada, Ben, and Grace". */
export function formatNames(names: readonly string[]): string {
  return list.format(names);
}

/** Bytes as people say them: "980 B", "12 kB", "3.4 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1023.5) return `${Math.max(1, Math.round(kilobytes))} kB`;
  return `${size.format(kilobytes / 1024)} MB`;
}
