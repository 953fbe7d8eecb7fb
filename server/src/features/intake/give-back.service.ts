import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { lockConversation } from '../conversations/conversation-state.js';
import { changeOf } from './decide-waiting.js';
import { decideLocked, saveDecided } from './move-waiting.js';
import type { RulebookCache } from './workspace-rulebook.js';

type GivenBack = 'priority' | 'queue';

/**
 * Gives a priority or queue that was set by hand back to the rules, which decide at once by the facts of now: whoever
 * asks for it wants to see what they say, whether it waits or not. What waits keeps its place in time; what is
 * somebody’s, put aside or closed stays so, in the queue that it would come back to. The other of the two is decided
 * with it where it is the rules’ too, so that one receipt tells both. @returns the id. @throws NotFound; Invalid for
 * the queue of an escalated conversation.
 */
export async function giveBackToRules(
  unit: UnitOfWork,
  rulebooks: RulebookCache,
  { id }: { readonly id: string },
  part: GivenBack,
): Promise<string> {
  await shareDecisions(unit);
  const conversation = await lockConversation(unit, id);
  const { state } = conversation;
  if (state[`${part}By`] === 'RULE') return conversation.id;
  if (part === 'queue' && state.escalated) {
    throw Invalid.at(['input', 'id'], 'This conversation is escalated: take the escalation back first.');
  }
  const free = { ...state, [`${part}By`]: 'RULE' as const };
  const { rulebook, now, decisions } = await decideLocked(unit, rulebooks, [
    { ...conversation, state: free },
  ]);
  const decided = [...decisions.values()].map((decision) => {
    const { priorityBy, queueBy } = free;
    return { conversation, decision, change: { priorityBy, queueBy, ...changeOf(free, decision) } };
  });
  await saveDecided(unit, decided, { rulebook, now, act: `${part}Reset` });
  return conversation.id;
}
