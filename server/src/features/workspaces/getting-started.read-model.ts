import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** What a new workspace has of what it takes to work with it. */
export interface GettingStartedView {
  readonly hasContacts: boolean;
  readonly hasSampleContacts: boolean;
  readonly hasSegment: boolean;
  readonly hasRule: boolean;
  readonly hasQueue: boolean;
  readonly hasConversation: boolean;
  readonly hasTeammate: boolean;
  /** A segment to make a rule for: the first whose rule is not on. */
  readonly segmentId: string | null;
  /** A conversation to look at: the latest. */
  readonly conversationId: string | null;
}

/** One statement that stops at the first row of each. */
export async function gettingStarted({ db, workspaceId }: Reader): Promise<GettingStartedView> {
  const of = (table: string) =>
    sql`select 1 from ${sql.table(table)} x where x.workspace_id = ${workspaceId}`;
  const { rows } = await sql<GettingStartedView>`
    select exists (${of('contact')}) as "hasContacts",
      exists (${of('contact')} and x.external_id = 'sample-1') as "hasSampleContacts",
      exists (${of('grouping')} and x.kind = 'SEGMENT' and x.archived_at is null) as "hasSegment",
      exists (${of('segment_rule')} and x.enabled) as "hasRule",
      exists (${of('queue')} and not x.is_fallback and x.deleted_at is null) as "hasQueue",
      exists (${of('conversation')}) as "hasConversation",
      exists (${of('teammate')} and x.removed_at is null offset 1) as "hasTeammate",
      (select g.id from grouping g
        join segment_rule r on r.workspace_id = g.workspace_id and r.segment_id = g.id and not r.enabled
        where g.workspace_id = ${workspaceId} and g.kind = 'SEGMENT' and g.archived_at is null
        order by g.id limit 1) as "segmentId",
      (select v.id from conversation v where v.workspace_id = ${workspaceId}
        order by v.created_at desc, v.id desc limit 1) as "conversationId"
  `.execute(db);
  const [found] = rows;
  if (!found) throw new Error('A question without a table has one answer.');
  return found;
}
