import type { Weekday } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';

export function useWeekdayWords(): Record<Weekday, string> {
  const { t } = useLingui();
  return {
    MONDAY: t`Monday`,
    TUESDAY: t`Tuesday`,
    WEDNESDAY: t`Wednesday`,
    THURSDAY: t`Thursday`,
    FRIDAY: t`Friday`,
    SATURDAY: t`Saturday`,
    SUNDAY: t`Sunday`,
  };
}
