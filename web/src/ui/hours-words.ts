import type { WorkingHours } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';
import { spansOf } from './hours-spans';
import { useWeekdayWords } from './weekday-words';

/** "Monday to Friday 09:00–17:00; Saturday 10:00–14:00": days with the same hours are told together. */
export function useHoursWords(): (hours: WorkingHours | null | undefined) => string {
  const { t } = useLingui();
  const words = useWeekdayWords();
  return (hours) => {
    if (!hours) return t`always`;
    return spansOf(hours)
      .map(({ first, last, times }) =>
        first === last ? `${words[first]} ${times}` : t`${words[first]} to ${words[last]} ${times}`,
      )
      .join('; ');
  };
}
