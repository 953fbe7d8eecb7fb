import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** What the lists of an inbox show of the latest message. */
export interface ExcerptView {
  readonly kind: 'CUSTOMER' | 'REPLY' | 'NOTE';
  /** Its beginning, in one line; of one without a text, the name of its first attachment. */
  readonly text: string;
}

/** Characters of a message that a line of a list can need. */
const excerptLength = 160;

/** The batch question for the latest message of each conversation; notes count, for teammates read them. */
export async function excerptsOfConversations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ExcerptView>> {
  const { rows } = await sql<ExcerptView & { id: string }>`
    select asked.id, latest.kind, coalesce(
      nullif(btrim(regexp_replace(left(latest.body, ${excerptLength}), '\\s+', ' ', 'g')), ''),
      (select a.name from attachment a where a.workspace_id = ${reader.workspaceId} and a.message_id = latest.id
        order by a.position limit 1), '') as text
    from unnest(${ids}::text[]) asked(id) cross join lateral (
      select m.id, m.kind, m.body from message m
      where m.workspace_id = ${reader.workspaceId} and m.conversation_id = asked.id
      order by m.created_at desc, m.id desc limit 1) latest
  `.execute(reader.db);
  return new Map(rows.map(({ id, ...excerpt }) => [id, excerpt]));
}
