import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { recordAct } from '../conversations/acts.service.js';
import { type Changed, type LockedConversation, saveChanges } from '../conversations/conversation-state.js';
import type { Decision } from './decide.js';
import { decideNow, gatherWaiting, moveOf, rulebookFor } from './decide-waiting.js';
import { type DecidedAgainWhy, receiptOf } from './receipt.js';
import type { RulebookCache, WorkspaceRulebook } from './workspace-rulebook.js';

/** What was decided of a conversation, and what it makes of it. */
interface Decided extends Changed {
  readonly decision: Decision;
}

/**
 * Decides locked conversations that wait by the facts and rules of now, and moves those that are decided otherwise,
 * each with a later receipt. What was set by hand stays. @returns how many moved.
 */
export async function moveWaiting(
  unit: UnitOfWork,
  rulebooks: RulebookCache,
  waiting: readonly LockedConversation[],
  why: DecidedAgainWhy,
): Promise<number> {
  if (waiting.length === 0) return 0;
  const { rulebook, now, decisions } = await decideLocked(unit, rulebooks, waiting);
  const moved = waiting.flatMap((conversation): Decided[] => {
    const decision = decisions.get(conversation.id);
    const change = decision && moveOf(conversation.state, decision);
    return decision && change ? [{ conversation, change, decision }] : [];
  });
  await saveDecided(unit, moved, { rulebook, now, act: 'decidedAgain', why });
  return moved.length;
}

/** What is decided now of conversations that are locked, by id; one that is gone meanwhile is left out. */
export async function decideLocked(
  unit: UnitOfWork,
  rulebooks: RulebookCache,
  conversations: readonly LockedConversation[],
): Promise<{ rulebook: WorkspaceRulebook; now: Date; decisions: Map<string, Decision> }> {
  const states = new Map(conversations.map(({ id, state }) => [id, state]));
  const { version, waiting } = await gatherWaiting(unit, sql`v.id = any(${[...states.keys()]})`);
  const rulebook = await rulebookFor(unit, rulebooks, version);
  const now = new Date();
  const decisions = waiting.map(({ id, facts, state }): [string, Decision] => [
    id,
    decideNow(facts, states.get(id) ?? state, rulebook, now),
  ]);
  return { rulebook, now, decisions: new Map(decisions) };
}

interface Deciding {
  readonly rulebook: WorkspaceRulebook;
  readonly now: Date;
  /** What the event calls it. */
  readonly act: string;
  /** Why it was decided again, where nobody asked for this one. */
  readonly why?: DecidedAgainWhy;
}

/** Writes what was decided, each with a receipt beside that of its beginning. */
export async function saveDecided(
  unit: UnitOfWork,
  decided: readonly Decided[],
  { rulebook, now, act, why }: Deciding,
): Promise<void> {
  if (decided.length === 0) return;
  const after = await saveChanges(unit, decided);
  const receipts = decided.map(({ conversation, decision }, index) => ({
    conversation_id: conversation.id,
    receipt: {
      ...receiptOf(decision, rulebook, now.getTime(), {
        priority: after[index]?.priorityBy === 'HAND',
        queue: after[index]?.queueBy === 'HAND',
      }),
      why,
    },
  }));
  await sql`
    insert into decision_receipt_later (workspace_id, conversation_id, decided_at, rulebook_version, receipt)
    select ${unit.workspaceId}, conversation_id, ${now}, ${rulebook.version}, receipt
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as row(conversation_id text, receipt jsonb)
  `.execute(unit.db);
  for (const [index, { conversation }] of decided.entries()) {
    recordAct(unit, act, conversation, after[index], why && { why });
  }
}
