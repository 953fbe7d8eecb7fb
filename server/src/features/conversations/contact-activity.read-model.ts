import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';
import type { ActivityView } from '../teams/activity.read-model.js';

/** A page of what happened with a contact, the latest first. */
export async function contactActivityPage(
  reader: Reader,
  contactId: string,
  request: PageRequest,
): Promise<Page<ActivityView>> {
  const [at, id] = request.cursor ?? [];
  const beyond = sql.raw(request.backwards ? '>' : '<');
  const order = sql.raw(request.backwards ? 'asc' : 'desc');
  const place = id === undefined ? sql`true` : sql`(x.at, x.id) ${beyond} (${at}::timestamptz, ${id})`;
  const { rows } = await sql<ActivityView>`
    select x.id, x.type, x.actor, x.at, x.data from ${everything(reader, contactId)} x where ${place}
    order by x.at ${order}, x.id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countContactActivity(reader: Reader, contactId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${everything(reader, contactId)} x
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

/** Its own events, and what other tables know of its segments and conversations: no event is kept per member of a bulk change. */
function everything({ workspaceId }: Reader, contactId: string) {
  const memberships = sql`segment_membership m join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id
    where m.workspace_id = ${workspaceId} and m.contact_id = ${contactId}`;
  const imports = sql`contact_import_change i where i.workspace_id = ${workspaceId} and i.contact_id = ${contactId}`;
  return sql`(
    select 'evt_' || e.id as id, e.type, e.actor, e.created_at as at, e.data from event e
    where e.workspace_id = ${workspaceId} and e.subject_id = ${contactId}
    union all
    select 'joined_' || m.id, 'segment.joined', m.added_by, m.since,
      jsonb_build_object('segmentId', g.id, 'segment', g.name) from ${memberships} and m.back_at is null
    union all
    select 'back_' || m.id, 'segment.back', coalesce(m.back_by, 'system'), m.back_at,
      jsonb_build_object('segmentId', g.id, 'segment', g.name) from ${memberships} and m.back_at is not null
    union all
    select 'left_' || m.id, 'segment.left', coalesce(m.removed_by, 'system'), m.until,
      jsonb_build_object('segmentId', g.id, 'segment', g.name) from ${memberships} and m.until is not null
    union all
    select 'imported_' || i.id, 'contact.imported', 'import:' || i.import_id, i.changed_at,
      jsonb_build_object('isNew', i.is_new) || case when i.is_new then '{}' else
        jsonb_build_object('before', i.before, 'after', i.after) end from ${imports}
    union all
    select 'unimported_' || i.id, 'contact.importUndone', i.undone_by, i.settled_at, '{}'
    from ${imports} and i.undone_by is not null
    union all
    select v.id, 'conversation.started', 'contact', v.created_at,
      jsonb_build_object('conversationId', v.id, 'number', v.number, 'subject', coalesce(v.subject, v.topic))
    from conversation v where v.workspace_id = ${workspaceId} and v.contact_id = ${contactId})`;
}
