import { WEEKDAYS, type WorkingHours } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';
import { useWeekdayWords } from './weekday-words';

/** "Monday to Friday 09:00–17:00; Saturday 10:00–14:00": days with the same hours are told together. */
export function useHoursWords(): (hours: WorkingHours | null | undefined) => string {
  const { t } = useLingui();
  const words = useWeekdayWords();
  return (hours) => {
    if (!hours) return t`always`;
    const told: { from: number; to: number; times: string }[] = [];
    for (const [index, day] of WEEKDAYS.entries()) {
      const worked = hours.filter((one) => one.day === day);
      const times = worked.map(({ from, to }) => `${from}–${to}`).join(', ');
      const last = told.at(-1);
      if (times === '') continue;
      if (last?.to === index - 1 && last.times === times) last.to = index;
      else told.push({ from: index, to: index, times });
    }
    const nameOf = (index: number) => words[WEEKDAYS[index] ?? 'MONDAY'];
    return told
      .map(({ from, to, times }) =>
        from === to ? `${nameOf(from)} ${times}` : t`${nameOf(from)} to ${nameOf(to)} ${times}`,
      )
      .join('; ');
  };
}
