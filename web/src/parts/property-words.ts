import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { formatDay, formatMoment, formatNumber } from '../ui/format';

/** How the value of a property is shown; blank where there is none. */
export function usePropertyWords(): (value: unknown, type: string) => string {
  const { t } = useLingui();
  return useCallback(
    (value, type) => {
      if (value === null || value === undefined) return '';
      if (typeof value === 'boolean') return value ? t`yes` : t`no`;
      if (typeof value === 'number') return formatNumber(value);
      if (Array.isArray(value)) return value.join(', ');
      const text = String(value);
      if (type !== 'DATE') return text;
      return text.includes('T') ? formatMoment(text) : formatDay(text);
    },
    [t],
  );
}
