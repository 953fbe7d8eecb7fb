import { propertyKeyOf } from './conditions/fields.js';

/**
 * The facts that a row of a list of conversations can show, in the order in which they are offered; the properties of
 * the contact come behind them. What conditions know too has the name by which they know it.
 */
export const ROW_FACTS = [
  'conversation.priority',
  'segment',
  'conversation.queue',
  'conversation.team',
  'conversation.escalated',
  'conversation.assignee',
  'conversation.topic',
  'conversation.channel',
  'conversation.language',
  'contact.company',
  'contact.email',
  'conversation.waitingSince',
  'conversation.createdAt',
  'conversation.updatedAt',
  'conversation.csat',
] as const;

export type RowFact = (typeof ROW_FACTS)[number];

/** A row has room for so many. */
export const COLUMNS_AT_MOST = 10;

export interface ColumnProblem {
  /** Which of the columns. */
  readonly index: number;
  readonly message: string;
}

export function isRowFact(column: string): column is RowFact {
  return ROW_FACTS.some((fact) => fact === column);
}

/** What is wrong with the columns of a view: each is a fact of rows or a property that there is, and named once. */
export function columnProblems(
  columns: readonly string[],
  hasProperty: (key: string) => boolean,
): ColumnProblem[] {
  return columns.flatMap((column, index) => {
    const message = problemOf(column, columns.indexOf(column) < index, hasProperty);
    return message === null ? [] : [{ index, message }];
  });
}

function problemOf(
  column: string,
  isRepeated: boolean,
  hasProperty: (key: string) => boolean,
): string | null {
  const key = propertyKeyOf(column);
  if (key !== undefined && !hasProperty(key)) return `There is no contact property “${key}”.`;
  if (key === undefined && !isRowFact(column)) return 'A row of a view has no such fact.';
  return isRepeated ? 'This column is there already.' : null;
}

/** Those of kept columns that can still be shown: a property may be gone since. */
export function columnsInUse(
  columns: readonly string[],
  hasProperty: (key: string) => boolean,
): readonly string[] {
  const gone = new Set(columnProblems(columns, hasProperty).map(({ index }) => index));
  return columns.filter((_, index) => !gone.has(index));
}
