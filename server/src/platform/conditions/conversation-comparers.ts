import type { FieldType } from '@cadre/shared/conditions/ast';
import { CONVERSATION_PRIORITIES, CONVERSATION_STATUSES } from '@cadre/shared/conditions/conversation-codes';
import { SEGMENT_FIELD } from '@cadre/shared/conditions/fields';
import { sql } from 'kysely';
import { contactComparer, isMember, type Lookup, planned, segmentIn } from './contact-comparers.js';
import {
  booleanColumn,
  codeColumn,
  type Expression,
  instantColumn,
  numberExpression,
  type SqlComparer,
  textColumn,
} from './sql-comparers.js';

export interface ConversationTables {
  /** The alias under which the statement reads the table conversation. */
  readonly alias: string;
  /** The alias under which it reads the contact of the conversation. */
  readonly contactAlias: string;
  readonly workspaceId: string;
  /** How segments are looked up; `planned` when left out. */
  readonly lookup?: Lookup;
}

type Column = (name: string) => Expression;

const COMPARERS: ReadonlyMap<string, (column: Column) => SqlComparer> = new Map([
  ['conversation.channel', (column: Column) => textColumn(column('channel'))],
  ['conversation.topic', (column: Column) => textColumn(column('topic_canonical'))],
  ['conversation.subject', (column: Column) => textColumn(column('subject_canonical'))],
  ['conversation.language', (column: Column) => textColumn(column('language_canonical'))],
  ['conversation.pageUrl', (column: Column) => textColumn(column('page_url_canonical'))],
  ['conversation.status', (column: Column) => codeColumn(column('status'), CONVERSATION_STATUSES)],
  ['conversation.priority', (column: Column) => codeColumn(column('priority'), CONVERSATION_PRIORITIES)],
  ['conversation.queue', (column: Column) => textColumn(column('queue_id'))],
  ['conversation.team', (column: Column) => textColumn(column('team_id'))],
  ['conversation.assignee', (column: Column) => textColumn(column('assignee_id'))],
  ['conversation.escalated', (column: Column) => booleanColumn(column('escalated'))],
  ['conversation.createdAt', (column: Column) => instantColumn(column('created_at'))],
  ['conversation.waitingMinutes', (column: Column) => waitingMinutes(column('waiting_since'))],
  ['conversation.csat', (column: Column) => numberExpression(column('csat'))],
]);

/** How a field of a conversation, or of its contact, is stored. */
export function conversationComparer(
  field: string,
  type: FieldType,
  tables: ConversationTables,
): SqlComparer {
  const { alias, contactAlias, workspaceId } = tables;
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const comparer = COMPARERS.get(field);
  if (comparer) return comparer(column);
  if (field === SEGMENT_FIELD) return effectiveSegments(column, workspaceId, tables.lookup ?? planned);
  return contactComparer(field, type, { alias: contactAlias, workspaceId });
}

/** Whole minutes, by the arithmetic of `waitingMinutes` in memory. */
function waitingMinutes(waitingSince: Expression): SqlComparer {
  return (comparison, now) => {
    const milliseconds = sql`${String(now)}::bigint - (extract(epoch from ${waitingSince}) * 1000)::bigint`;
    // Without the case, greatest(0, null) would be 0.
    const minutes = sql`(case when ${waitingSince} is not null then greatest(0, ${milliseconds}) / 60000 end)`;
    return numberExpression(minutes)(comparison, now);
  };
}

/** The segments the contact is in now, and those the widget claimed for the conversation. */
function effectiveSegments(column: Column, workspaceId: string, isThere: Lookup): SqlComparer {
  return (comparison) => {
    const claimed = isThere(sql`from conversation_segment claim
      where claim.workspace_id = ${workspaceId} and claim.conversation_id = ${column('id')}
      and claim.source = 'CLAIM' and ${segmentIn(sql.ref('claim.segment_id'), comparison)}`);
    return sql`(${isMember(workspaceId, column('contact_id'), comparison, isThere)} or ${claimed})`;
  };
}
