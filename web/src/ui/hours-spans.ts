import { WEEKDAYS, type Weekday, type WorkingHours } from '@cadre/shared/working-hours';

/** Days that follow one another and have the same hours. */
export interface HoursSpan {
  readonly first: Weekday;
  readonly last: Weekday;
  /** "09:00–12:00, 13:00–17:00". */
  readonly times: string;
}

/** The days of a week on which somebody works, those with the same hours together. */
export function spansOf(hours: WorkingHours): HoursSpan[] {
  const spans: HoursSpan[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const times = hours
      .filter((one) => one.day === day)
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ');
    if (times === '') continue;
    const before = spans.at(-1);
    const goesOn = before?.times === times && before.last === WEEKDAYS[index - 1];
    if (goesOn) spans.splice(-1, 1, { ...before, last: day });
    else spans.push({ first: day, last: day, times });
  }
  return spans;
}
