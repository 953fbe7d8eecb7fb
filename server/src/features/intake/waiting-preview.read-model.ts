import type { Reader } from '../../platform/database/unit-of-work.js';
import { readRulebookVersion } from '../contacts/rulebook-version.js';
import type { Priority } from '../priority/pull-order.js';
import type { Decision } from './decide.js';
import {
  countWaiting,
  type DecidedState,
  decideNow,
  gatherWaiting,
  moveOf,
  rulebookFor,
  type WaitingPlace,
  waitingBehind,
} from './decide-waiting.js';
import type { RulebookCache, WorkspaceRulebook } from './workspace-rulebook.js';

/** A person waits for the answer: so many say what becomes of all. */
const lookedAtMost = 10_000;
const batchSize = 1_000;

/** How many would go from one to another. */
export interface CountedMove<Place> {
  readonly from: Place;
  readonly to: Place;
  readonly count: number;
}

/** What deciding everything that waits once more would do now. */
export interface WaitingPreview {
  readonly waitingCount: number;
  readonly lookedAtCount: number;
  readonly movedCount: number;
  readonly keptByHandCount: number;
  readonly queueMoves: readonly CountedMove<string>[];
  readonly priorityMoves: readonly CountedMove<Priority>[];
}

/**
 * Decides what waits in memory, as `decideAllAgainJob` would, and changes nothing: a statement for each thousand, ten
 * thousand at most.
 */
export async function previewWaiting(reader: Reader, rulebooks: RulebookCache): Promise<WaitingPreview> {
  const rulebook = await rulebookFor(reader, rulebooks, await readRulebookVersion(reader));
  const now = new Date();
  const tally = new Tally();
  let place: WaitingPlace | null = null;
  let isOver = false;
  while (!isOver && tally.lookedAt < lookedAtMost) {
    const { waiting } = await gatherWaiting(reader, waitingBehind(place, batchSize));
    for (const { state, facts } of waiting) {
      tally.add(state, decideNow(facts, state, rulebook, now));
      if (staysByHand(state, facts, rulebook, now)) tally.keptByHand += 1;
    }
    place = waiting.at(-1) ?? place;
    isOver = waiting.length < batchSize;
  }
  return { waitingCount: isOver ? tally.lookedAt : await countWaiting(reader), ...tally.told() };
}

/** Whether the rules, if they were asked, would put it elsewhere than where it was set by hand. */
function staysByHand(
  state: DecidedState,
  facts: Parameters<typeof decideNow>[0],
  rulebook: WorkspaceRulebook,
  now: Date,
): boolean {
  const { priority, priorityBy, queueId, queueBy } = state;
  if (priorityBy === 'RULE' && queueBy === 'RULE') return false;
  const ruled = decideNow(facts, { ...state, priorityBy: 'RULE', queueBy: 'RULE' }, rulebook, now);
  return (
    (priorityBy === 'HAND' && ruled.priority !== priority) ||
    (queueBy === 'HAND' && ruled.queue.id !== queueId)
  );
}

class Tally {
  lookedAt = 0;
  keptByHand = 0;
  #moved = 0;
  readonly #queues = new Map<string, CountedMove<string>>();
  readonly #priorities = new Map<string, CountedMove<Priority>>();

  add(state: DecidedState, decision: Decision): void {
    this.lookedAt += 1;
    const change = moveOf(state, decision);
    if (change === null) return;
    this.#moved += 1;
    count(this.#queues, state.queueId, change.queueId ?? state.queueId);
    count(this.#priorities, state.priority, change.priority);
  }

  told(): Omit<WaitingPreview, 'waitingCount'> {
    return {
      lookedAtCount: this.lookedAt,
      movedCount: this.#moved,
      keptByHandCount: this.keptByHand,
      queueMoves: mostFirst(this.#queues),
      priorityMoves: mostFirst(this.#priorities),
    };
  }
}

function count<Place extends string>(moves: Map<string, CountedMove<Place>>, from: Place, to: Place): void {
  if (from === to) return;
  const pair = `${from} ${to}`;
  moves.set(pair, { from, to, count: (moves.get(pair)?.count ?? 0) + 1 });
}

const mostFirst = <Place>(moves: ReadonlyMap<string, CountedMove<Place>>): CountedMove<Place>[] =>
  [...moves.values()].toSorted((one, other) => other.count - one.count);
