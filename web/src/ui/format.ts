import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';

dayjs.extend(relativeTime);

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

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
