import { useLingui } from '@lingui/react/macro';
import { Select, type SelectProps } from '@mantine/core';

type TimeZoneSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value?: string;
  onChange?: (zone: string) => void;
};

export function TimeZoneSelect({ value = 'UTC', onChange, ...rest }: TimeZoneSelectProps) {
  const { t } = useLingui();
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <Select
      label={t`Time zone`}
      searchable
      limit={60}
      allowDeselect={false}
      data={zones.includes(value) ? zones : [value, ...zones]}
      value={value}
      onChange={(zone) => zone && onChange?.(zone)}
      {...rest}
    />
  );
}
