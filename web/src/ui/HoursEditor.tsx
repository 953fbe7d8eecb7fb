import { WEEKDAYS, type Weekday, type WorkingHours, type WorkingInterval } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import classes from './hours-editor.module.css';
import { useWeekdayWords } from './weekday-words';

interface HoursEditorProps {
  hours: WorkingHours;
  onChange: (hours: WorkingHours) => void;
  /** What is wrong with an interval, by its place in the hours. */
  problem: (index: number) => string | undefined;
  disabled?: boolean;
}

/** The hours of a week, day by day, each with as many intervals as it needs. */
export function HoursEditor({ hours, onChange, problem, disabled = false }: HoursEditorProps) {
  const { t } = useLingui();
  const words = useWeekdayWords();
  const change = (index: number, next: WorkingInterval) =>
    onChange(hours.map((interval, at) => (at === index ? next : interval)));
  return (
    <ul className={classes.week} aria-label={t`Working hours`}>
      {WEEKDAYS.map((day) => {
        const worked = hours.flatMap((interval, index) =>
          interval.day === day ? [{ interval, index }] : [],
        );
        return (
          <li key={day} className={classes.day}>
            <Switch
              className={classes.name}
              label={words[day]}
              checked={worked.length > 0}
              disabled={disabled}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? withDay(hours, day) : hours.filter((one) => one.day !== day),
                )
              }
            />
            <div className={classes.intervals}>
              {worked.length === 0 && (
                <Text size="sm" c="dimmed" lh="36px">
                  {t`not worked`}
                </Text>
              )}
              {worked.map(({ interval, index }) => (
                <Interval
                  key={index}
                  name={words[day]}
                  interval={interval}
                  problem={problem(index)}
                  disabled={disabled}
                  onChange={(next) => change(index, next)}
                  onRemove={() => onChange(hours.filter((_, at) => at !== index))}
                />
              ))}
            </div>
            {worked.length > 0 && !disabled && (
              <ActionIcon
                variant="subtle"
                color="gray"
                c="dimmed"
                size="lg"
                aria-label={t`Add hours on ${words[day]}`}
                onClick={() => onChange(withDay(hours, day))}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface IntervalProps {
  name: string;
  interval: WorkingInterval;
  problem: string | undefined;
  disabled: boolean;
  onChange: (interval: WorkingInterval) => void;
  onRemove: () => void;
}

function Interval({ name, interval, problem, disabled, onChange, onRemove }: IntervalProps) {
  const { t } = useLingui();
  // The clock of an input has no 24:00: midnight as an end is the end of the day.
  const end = interval.to === '24:00' ? '00:00' : interval.to;
  return (
    <div>
      <div className={classes.interval}>
        <TextInput
          type="time"
          aria-label={t`${name} from`}
          value={interval.from}
          disabled={disabled}
          error={problem !== undefined}
          onChange={(event) => onChange({ ...interval, from: event.currentTarget.value })}
        />
        <span aria-hidden>–</span>
        <TextInput
          type="time"
          aria-label={t`${name} until`}
          value={end}
          disabled={disabled}
          error={problem !== undefined}
          onChange={(event) => onChange({ ...interval, to: untilOf(event.currentTarget.value) })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size="lg"
          disabled={disabled}
          aria-label={t`Remove ${interval.from} to ${end} on ${name}`}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {problem && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </div>
  );
}

function untilOf(shown: string): string {
  return shown === '00:00' ? '24:00' : shown;
}

/** Another interval of a day: nine to five, or an hour after its last one. */
function withDay(hours: WorkingHours, day: Weekday): WorkingHours {
  const last = hours.filter((one) => one.day === day).at(-1);
  const hour = last ? Number(last.to.slice(0, 2)) + 1 : 9;
  const next = last && hour < 24 ? { from: clock(hour), to: clock(Math.min(hour + 4, 24)) } : FIRST;
  return [...hours, { day, ...next }];
}

const FIRST = { from: '09:00', to: '17:00' };

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Monday to Friday, nine to five: where most begin. */
export const OFFICE_HOURS: WorkingHours = WEEKDAYS.slice(0, 5).map((day) => ({ day, ...FIRST }));
