import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { ConversationOrder } from '../conversations/conversation-order.js';

/** A view as it is shown, kept or ready-made. */
export interface ViewShown extends ConversationOrder {
  readonly id: string;
  readonly name: string;
  readonly condition: Condition | null;
  readonly columns: readonly string[];
  readonly isShared: boolean;
  readonly isReadyMade: boolean;
  readonly ownerId: string | null;
  readonly version: number;
}

/** The ids of views that nobody has to make. */
const readyMadeIds = {
  all: 'view_all',
  mine: 'view_mine',
  unassigned: 'view_unassigned',
  urgent: 'view_urgent',
};
const segmentPrefix = 'view_segment_';

const open: Condition = { is: { field: 'conversation.status', operator: 'EQUALS', value: 'OPEN' } };
const unassigned: Condition = { is: { field: 'conversation.assignee', operator: 'IS_EMPTY' } };
const urgent: Condition = { is: { field: 'conversation.priority', operator: 'EQUALS', value: 'URGENT' } };
const assignedTo = (value: string): Condition => ({
  is: { field: 'conversation.assignee', operator: 'EQUALS', value },
});
const inSegment = (value: string): Condition => ({ is: { field: 'segment', operator: 'EQUALS', value } });
const longestWait: ConversationOrder = { sort: 'WAITING', descending: false };
const latest: ConversationOrder = { sort: 'UPDATED', descending: true };

/** All, Mine (of a person), Unassigned, Urgent, and one for each segment that a queue or priority rule uses. */
export async function readyMadeViews(reader: Reader, teammateId: string | null): Promise<ViewShown[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from grouping g
    where g.workspace_id = ${reader.workspaceId} and g.kind = 'SEGMENT' and g.archived_at is null and exists (
      select from rule_reference r where r.workspace_id = g.workspace_id and r.target_kind = 'SEGMENT'
        and r.target_id = g.id and r.subject_kind in ('QUEUE', 'PRIORITY_RULE'))
    order by g.name_canonical, g.id
  `.execute(reader.db);
  const mine = teammateId === null ? [] : [{ all: [open, assignedTo(teammateId)] }];
  return [
    readyMade(readyMadeIds.all, 'All', open, latest),
    ...mine.map((condition) => readyMade(readyMadeIds.mine, 'Mine', condition, latest)),
    readyMade(readyMadeIds.unassigned, 'Unassigned', { all: [open, unassigned] }, longestWait),
    readyMade(readyMadeIds.urgent, 'Urgent', { all: [open, urgent] }, longestWait),
    ...rows.map(({ id, name }) =>
      readyMade(segmentPrefix + id, name, { all: [open, inSegment(id)] }, longestWait),
    ),
  ];
}

function readyMade(id: string, name: string, condition: Condition, order: ConversationOrder): ViewShown {
  const nobodys = { columns: [], isShared: true, isReadyMade: true, ownerId: null, version: 1 };
  return { id, name, condition, ...order, ...nobodys };
}

export const isReadyMadeId = (id: string): boolean =>
  id.startsWith(segmentPrefix) || Object.values(readyMadeIds).includes(id);
