import { propertyKeyOf, SEGMENT_FIELD } from '@cadre/shared/conditions/fields';
import type { RowFact } from '@cadre/shared/row-facts';
import { useLingui } from '@lingui/react/macro';

/** What a row shows as long as nobody chose. */
export const USUAL_FACTS: readonly RowFact[] = [
  'conversation.priority',
  'segment',
  'conversation.queue',
  'conversation.escalated',
  'conversation.assignee',
];

/** What is asked of the server only for rows that show it. */
export interface RowNeeds {
  /** A statement of its own. */
  withSegments: boolean;
  /** Every property of every contact of the page. */
  withProperties: boolean;
}

export function rowNeeds(columns: readonly string[]): RowNeeds {
  return {
    withSegments: columns.length === 0 || columns.includes(SEGMENT_FIELD),
    withProperties: columns.some((column) => propertyKeyOf(column) !== undefined),
  };
}

/** How each fact is called. */
export function useFactWords(): Record<RowFact, string> {
  const { t } = useLingui();
  return {
    'conversation.priority': t`Priority`,
    segment: t`Segments`,
    'conversation.queue': t`Queue`,
    'conversation.team': t`Team group`,
    'conversation.escalated': t`Escalated`,
    'conversation.assignee': t`Assignee`,
    'conversation.topic': t`Topic`,
    'conversation.channel': t`Channel`,
    'conversation.language': t`Language`,
    'contact.company': t`Company`,
    'contact.email': t`E-mail`,
    'conversation.waitingSince': t`Waiting since`,
    'conversation.createdAt': t`Began`,
    'conversation.updatedAt': t`Last change`,
    'conversation.csat': t`Rating`,
  };
}

/** The columns that are meant by a choice of them: the usual facts in the usual order are no choice. */
export const chosenColumns = (ids: readonly string[]): readonly string[] =>
  ids.join() === USUAL_FACTS.join() ? [] : ids;

/** Pixels of a row: two facts stand in a line where they were chosen; as list.module.css says. */
export function rowHeight(columns: readonly string[]): number {
  return 62 + 22 * Math.max(1, Math.ceil(columns.length / 2));
}
