export const priorities = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
export type Priority = (typeof priorities)[number];

/** Minutes of head start by priority, as a workspace sets them; null is strict priority. */
export type HeadStarts = Partial<Record<Priority, number>> | null;

// Far longer than anybody waits, so that a level always goes before the next one.
const strictYears: Record<Priority, number> = { URGENT: 300, HIGH: 200, NORMAL: 100, LOW: 0 };
const yearMinutes = 365 * 24 * 60;

/**
 * The pull order: the smallest effective time is next. It is when a conversation began to wait minus the head
 * start of its priority, so with head starts in minutes nobody waits behind priority for ever.
 */
export function effectiveTime(waitingSince: Date, priority: Priority, headStarts: HeadStarts): Date {
  return new Date(waitingSince.getTime() - headStartMinutes(priority, headStarts) * 60_000);
}

/** How many minutes earlier than it came a conversation counts. */
export function headStartMinutes(priority: Priority, headStarts: HeadStarts): number {
  return headStarts ? (headStarts[priority] ?? 0) : strictYears[priority] * yearMinutes;
}
