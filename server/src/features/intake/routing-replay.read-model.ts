import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { chooseQueue, firstMatch } from './decide.js';
import type { RoutingDraft } from './draft-rulebook.js';
import type { KeptReceipt } from './receipt.js';
import type { WorkspaceRulebook } from './workspace-rulebook.js';

// A person waits for the answer while writing; the newest say as much as all.
const receiptsAtMost = 5_000;

export interface DraftReplay {
  readonly conversationCount: number;
  readonly wonCount: number;
  readonly limited: boolean;
}

/**
 * How many conversations of the last days a draft would have won: each is decided again by the facts of its receipt,
 * at the moment that it was decided for, so that it is exact even where contacts have changed since.
 */
export async function replayDraft(
  reader: Reader,
  rulebook: WorkspaceRulebook,
  draft: RoutingDraft,
  days: number,
): Promise<DraftReplay> {
  const { rows } = await sql<Pick<KeptReceipt, 'facts' | 'at'>>`
    select r.receipt -> 'facts' as facts, (r.receipt -> 'at')::float8 as at
    from (select id from conversation where workspace_id = ${reader.workspaceId}
      and created_at > now() - make_interval(days => ${days}) order by created_at desc limit ${receiptsAtMost + 1}) v
    join decision_receipt r on r.workspace_id = ${reader.workspaceId} and r.conversation_id = v.id
  `.execute(reader.db);
  const looked = rows.slice(0, receiptsAtMost);
  const wonCount = looked.filter(({ facts, at }) =>
    isWon(rulebook, draft, new Map(Object.entries(facts)), at),
  ).length;
  return { conversationCount: looked.length, wonCount, limited: rows.length > receiptsAtMost };
}

function isWon(
  rulebook: WorkspaceRulebook,
  { queue, priorityRule }: RoutingDraft,
  facts: Parameters<typeof chooseQueue>[1],
  at: number,
): boolean {
  return (
    (queue !== null && chooseQueue(rulebook, facts, at).queue.id === queue.id) ||
    (priorityRule !== null && firstMatch(rulebook.priorityRules, facts, at)?.id === priorityRule.id)
  );
}
