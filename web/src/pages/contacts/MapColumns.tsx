import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ComboboxData } from '@mantine/core';
import { Group, Select, Stack, Text } from '@mantine/core';
import { PROPERTY_TYPES, usePropertyTypeWords } from '../../parts/property-types';
import { type FileSample, type KnownProperty, misfits, type PlannedColumn, repeats } from './column-plan';
import classes from './map-columns.module.css';

interface MapColumnsProps {
  sample: FileSample;
  known: readonly KnownProperty[];
  plan: readonly PlannedColumn[];
  onPlan: (plan: PlannedColumn[]) => void;
}

/** Where each column of the file goes; filled by itself, and shown with what stands in the file. */
export function MapColumns({ sample, known, plan, onPlan }: MapColumnsProps) {
  const { t } = useLingui();
  const twice = repeats(plan, known);
  const change = (header: string, part: Partial<PlannedColumn>) =>
    onPlan(plan.map((column) => (column.header === header ? { ...column, ...part } : column)));
  const leftOut = plan.filter(({ target }) => target === 'none').length;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        <Trans>Where each column goes</Trans>
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className={classes.columns} aria-label={t`Where each column goes`} tabIndex={0}>
        {plan.map((column, index) => (
          <ColumnLine
            key={column.header}
            column={column}
            values={sample.rows.map((row) => row[index] ?? '')}
            known={known}
            repeated={twice.has(column.header)}
            onChange={(part) => change(column.header, part)}
          />
        ))}
      </section>
      {leftOut > 0 && (
        <Text size="xs" c="dimmed">
          <Plural value={leftOut} one="# column is left out." other="# columns are left out." />
        </Text>
      )}
    </Stack>
  );
}

interface ColumnLineProps {
  column: PlannedColumn;
  values: readonly string[];
  known: readonly KnownProperty[];
  repeated: boolean;
  onChange: (part: Partial<PlannedColumn>) => void;
}

function ColumnLine({ column, values, known, repeated, onChange }: ColumnLineProps) {
  const { t } = useLingui();
  const typeWords = usePropertyTypeWords();
  const { header, target, type } = column;
  const held = target === 'new' ? type : known.find(({ key }) => target === `properties.${key}`)?.type;
  const wrong = held ? misfits(values, held) : { count: 0, example: undefined };
  const example = wrong.example ?? '';
  const shown = [...new Set(values.filter((value) => value.trim() !== ''))].slice(0, 3).join(' · ');
  return (
    <div className={classes.line}>
      <div className={classes.words}>
        <Text size="sm" fw={500} dir="auto">
          {header}
        </Text>
        <Text size="xs" c="dimmed" truncate dir="auto">
          {shown || t`nothing in the first rows`}
        </Text>
        {wrong.count > 0 && (
          <Text size="xs" c="var(--mantine-color-error)">
            {plural(wrong.count, {
              one: `# value of the first rows does not fit, such as “${example}”`,
              other: `# values of the first rows do not fit, such as “${example}”`,
            })}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" className={classes.choice}>
        <Select
          size="xs"
          aria-label={t`${header} goes to`}
          allowDeselect={false}
          searchable
          data={useTargets(known)}
          value={target}
          error={repeated && t`Filled by another column`}
          onChange={(next) => next && onChange({ target: next })}
        />
        {target === 'new' && (
          <Select
            size="xs"
            aria-label={t`Type of ${header}`}
            allowDeselect={false}
            data={PROPERTY_TYPES.map((value) => ({ value, label: typeWords[value] }))}
            value={type}
            onChange={(next) => onChange({ type: PROPERTY_TYPES.find((one) => one === next) ?? type })}
          />
        )}
      </Group>
    </div>
  );
}

function useTargets(known: readonly KnownProperty[]): ComboboxData {
  const { t } = useLingui();
  return [
    { value: 'none', label: t`Leave out` },
    { value: 'new', label: t`New property` },
    {
      group: t`Contact`,
      items: [
        { value: 'name', label: t`Name` },
        { value: 'email', label: t`E-mail` },
        { value: 'company', label: t`Company` },
        { value: 'externalId', label: t`External ID` },
        { value: 'id', label: t`Cadre’s own id` },
      ],
    },
    {
      group: t`Contact properties`,
      items: known.map(({ key, label }) => ({ value: `properties.${key}`, label })),
    },
  ];
}
