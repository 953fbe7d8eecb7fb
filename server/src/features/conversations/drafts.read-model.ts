import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** A file that goes with a draft: its writer uploaded it, and no message took it. */
export interface DraftFileView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What somebody has written in a conversation and not sent yet. */
export interface DraftView {
  readonly conversationId: string;
  readonly kind: 'REPLY' | 'NOTE';
  readonly body: string;
  readonly mentionIds: readonly string[];
  readonly attachments: readonly DraftFileView[];
  readonly savedAt: Date;
}

const columns = sql`d.conversation_id as "conversationId", d.kind, d.body, d.mention_ids as "mentionIds",
  d.saved_at as "savedAt",
  array(select jsonb_build_object('id', a.id, 'name', a.name, 'size', a.size)
    from unnest(d.attachment_ids) with ordinality held(id, place)
    join attachment a on a.workspace_id = d.workspace_id and a.id = held.id and a.message_id is null
    order by held.place) as attachments`;

/** Under which a batch knows a teammate’s drafts in a conversation: they are nobody else’s. */
export const draftsKey = (teammateId: string, conversationId: string): string =>
  `${teammateId} ${conversationId}`;

/** The batch question for the drafts of one teammate in each conversation; the ids are those of `draftsKey`. */
export async function draftsOfTeammates(
  reader: Reader,
  keys: readonly string[],
): Promise<Map<string, DraftView[]>> {
  const pairs = keys.map((key) => key.split(' '));
  const { rows } = await sql<DraftView & { teammateId: string }>`
    select d.teammate_id as "teammateId", ${columns}
    from unnest(${pairs.map(([mate]) => mate)}::text[], ${pairs.map(([, id]) => id)}::text[]) asked(mate, id)
    join conversation_draft d on d.workspace_id = ${reader.workspaceId} and d.teammate_id = asked.mate
      and d.conversation_id = asked.id
    order by d.kind desc
  `.execute(reader.db);
  return Map.groupBy(rows, ({ teammateId, conversationId }) => draftsKey(teammateId, conversationId));
}

const draftsAtMost = 500;

/** The latest drafts of a teammate, whatever the conversation; the latest first. */
export async function latestDrafts(reader: Reader, teammateId: string): Promise<DraftView[]> {
  const { rows } = await sql<DraftView>`
    select ${columns} from conversation_draft d
    where d.workspace_id = ${reader.workspaceId} and d.teammate_id = ${teammateId}
    order by d.saved_at desc, d.conversation_id, d.kind limit ${draftsAtMost}
  `.execute(reader.db);
  return rows;
}
