import { propertyKeyOf } from '@cadre/shared/conditions/fields';
import { isRowFact, type RowFact } from '@cadre/shared/row-facts';
import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangleFilled,
  IconBuilding,
  IconCalendarPlus,
  IconClock,
  IconHistory,
  IconLanguage,
  IconMail,
  IconMessageCircle,
  IconStack2,
  IconStar,
  IconTag,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { readFragment } from '../../gql';
import type { Priority } from '../../gql/graphql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { usePropertyWords } from '../../parts/property-words';
import { Chip, ColourDot } from '../../ui/Chip';
import { formatMoment, formatNames, formatWhen } from '../../ui/format';
import { RelativeTime } from '../../ui/RelativeTime';
import { ConversationState } from './conversation-state';
import classes from './list.module.css';
import { useFactWords } from './row-columns';
import type { RowProperties } from './row-properties';
import type { Row } from './use-live-rows';

/** What a row shows as long as nobody chose: what is out of the ordinary, and who has it. */
export function UsualFacts({ row, drafted }: { row: Row; drafted: ReactNode }) {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const { priority, queue, escalated, assignee } = readFragment(ConversationState, row);
  return (
    <span className={classes.facts}>
      {drafted}
      {isLoud(priority) && <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip>}
      <Segments segments={row.segments ?? []} />
      <span className={classes.queue}>{queue.name}</span>
      {escalated && (
        <IconAlertTriangleFilled size={13} className={classes.escalated} aria-label={t`Escalated`} />
      )}
      {assignee && <Initials name={assignee.name} />}
    </span>
  );
}

const isLoud = (priority: Priority) => priority === 'URGENT' || priority === 'HIGH';

function Segments({ segments }: { segments: NonNullable<Row['segments']> }) {
  return (
    <>
      {segments.slice(0, 2).map(({ segment: { id, name, colour } }) => (
        <span key={id} className={classes.segment}>
          <ColourDot colour={colour} />
          <span className={classes.clip}>{name}</span>
        </span>
      ))}
      {segments.length > 2 && <span>+{segments.length - 2}</span>}
    </>
  );
}

function Initials({ name }: { name: string }) {
  const { t } = useLingui();
  const letters = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return (
    <span className={classes.initials} title={t`Assigned to ${name}`}>
      <span aria-hidden>{letters}</span>
      <span className={classes.hidden}>{t`Assigned to ${name}`}</span>
    </span>
  );
}

interface ChosenFactsProps {
  row: Row;
  columns: readonly string[];
  properties: RowProperties;
}

/** The facts that a view says, each at the same place in every row; one that has no value leaves its place empty. */
export function ChosenFacts({ row, columns, properties }: ChosenFactsProps) {
  const labels = useFactWords();
  return (
    <span className={classes.chosen} data-count={columns.length}>
      {columns.map((column) =>
        isRowFact(column) ? (
          <Fact key={column} row={row} fact={column} label={labels[column]} />
        ) : (
          <PropertyFact key={column} row={row} column={column} properties={properties} />
        ),
      )}
    </span>
  );
}

function Fact({ row, fact, label }: { row: Row; fact: RowFact; label: string }) {
  const told = useTold(row, fact);
  if (!told) return <span />;
  return (
    <span className={classes.fact} title={`${label}: ${told.text}`}>
      <span className={classes.hidden}>{label}: </span>
      {told.shown ?? (
        <>
          {told.icon}
          <span className={classes.clip} dir="auto">
            {told.text}
          </span>
        </>
      )}
    </span>
  );
}

function PropertyFact({ row, column, properties }: Omit<ChosenFactsProps, 'columns'> & { column: string }) {
  const words = usePropertyWords();
  const property = properties.get(column);
  const value = row.contact.properties?.[propertyKeyOf(column) ?? ''];
  const text = property ? words(value, property.type) : '';
  if (!property || text === '') return <span />;
  return (
    <span className={classes.fact} title={`${property.label}: ${text}`}>
      <span className={classes.clip} dir="auto">
        {property.label}: <span className={classes.named}>{text}</span>
      </span>
    </span>
  );
}

/** A fact in words, with how it is drawn. */
interface Told {
  readonly text: string;
  readonly icon?: ReactNode;
  /** Instead of icon and text. */
  readonly shown?: ReactNode;
}

const drawn = { size: 13, 'aria-hidden': true } as const;

/** Null where there is nothing to tell. */
function useTold(row: Row, fact: RowFact): Told | null {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const { priority, queue, team, assignee, escalated, topic, waitingSince } = readFragment(
    ConversationState,
    row,
  );
  switch (fact) {
    case 'conversation.priority': {
      const text = priorityWords[priority];
      const colour = PRIORITY_COLOURS[priority];
      if (isLoud(priority)) return { text, shown: <Chip colour={colour}>{text}</Chip> };
      return named(text, <ColourDot colour={colour} />);
    }
    case 'segment': {
      const segments = row.segments ?? [];
      if (segments.length === 0) return null;
      const text = formatNames(segments.map(({ segment }) => segment.name));
      return { text, shown: <Segments segments={segments} /> };
    }
    case 'conversation.queue':
      return named(queue.name, <IconStack2 {...drawn} />);
    case 'conversation.team':
      return named(team?.name, <IconUsers {...drawn} />);
    case 'conversation.assignee':
      return named(assignee?.name, <IconUser {...drawn} />);
    case 'conversation.escalated':
      return escalated
        ? named(t`Escalated`, <IconAlertTriangleFilled {...drawn} className={classes.escalated} />)
        : null;
    case 'conversation.topic':
      return named(topic, <IconTag {...drawn} />);
    case 'conversation.channel':
      return named(row.channel, <IconMessageCircle {...drawn} />);
    case 'conversation.language':
      return named(row.language, <IconLanguage {...drawn} />);
    case 'contact.company':
      return named(row.contact.company, <IconBuilding {...drawn} />);
    case 'contact.email':
      return named(row.contact.email, <IconMail {...drawn} />);
    case 'conversation.waitingSince':
      return waitingSince ? named(formatWhen(waitingSince), <IconClock {...drawn} />) : null;
    case 'conversation.createdAt':
      return ago(row.createdAt, <IconCalendarPlus {...drawn} />);
    case 'conversation.updatedAt':
      return ago(row.updatedAt, <IconHistory {...drawn} />);
    case 'conversation.csat':
      return row.csat == null ? null : named(t`${row.csat} of 5`, <IconStar {...drawn} />);
  }
}

function named(text: string | null | undefined, icon: ReactNode): Told | null {
  return text ? { text, icon } : null;
}

function ago(instant: string, icon: ReactNode): Told {
  const shown = (
    <>
      {icon}
      <span className={classes.clip}>
        <RelativeTime instant={instant} />
      </span>
    </>
  );
  return { text: formatMoment(instant), shown };
}
