import type { FactValue } from '@cadre/shared/conditions/facts';
import type { Priority } from '../priority/pull-order.js';
import type { Decision, Tried } from './decide.js';
import type { RuleSet, WorkspaceRulebook } from './workspace-rulebook.js';

/** Why one that waited was decided again. */
export type DecidedAgainWhy = 'FACTS_CHANGED' | 'RULES_CHANGED' | 'HOURS_CHANGED' | 'WAITS_AGAIN';

/**
 * Why a conversation is where it is, as it is kept: the facts that were seen and the versions that were
 * tried. Versions never change, so the values seen and true or false at each predicate are told from these
 * again, whenever somebody asks, by the same `explain` that the builder uses; kept whole, a thousand rules
 * would weigh more than the conversation.
 */
export interface KeptReceipt {
  /** The moment that the rules were asked about, in milliseconds: an import's lies in the past. */
  readonly at: number;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly memberOf: readonly string[];
  readonly addedTo: readonly Tried[];
  readonly keptOutOf: readonly Tried[];
  readonly claims: Decision['claims'];
  readonly priority: Priority;
  /** Set by hand or by another system; the rules were not asked. */
  readonly priorityByHand: boolean;
  readonly priorityRules: readonly Tried[];
  readonly priorityRule: string | null;
  readonly queues: readonly Tried[];
  readonly queue: string;
  /** Set by hand; the queues were not asked. Absent where nothing could be set by hand yet. */
  readonly queueByHand?: boolean;
  /** Queues that matched outside their hours and let it go on; absent in receipts from before there were hours. */
  readonly outsideHours?: readonly string[];
  readonly waitsForHours?: boolean;
  /** Rules that could not be read and were skipped as a whole. */
  readonly broken: readonly string[];
  /** Absent where it was not decided again by itself, and in receipts from before this was kept. */
  readonly why?: DecidedAgainWhy;
}

export function receiptOf(
  decision: Decision,
  rulebook: WorkspaceRulebook,
  at: number,
  byHand: { readonly priority: boolean; readonly queue: boolean },
): KeptReceipt {
  const { memberOf, addedTo, keptOutOf, claims, priority, priorityRule, queue } = decision;
  return {
    at,
    facts: Object.fromEntries(decision.facts),
    memberOf,
    addedTo,
    keptOutOf,
    claims,
    priority,
    priorityByHand: byHand.priority,
    priorityRules: byHand.priority ? [] : triedUntil(rulebook.priorityRules, priorityRule?.[0] ?? null),
    priorityRule: priorityRule?.[0] ?? null,
    queues: byHand.queue ? [] : triedUntil(rulebook.queues, queue.id),
    queue: queue.id,
    queueByHand: byHand.queue,
    outsideHours: decision.outsideHours,
    waitsForHours: decision.waitsForHours,
    broken: [rulebook.segmentRules, rulebook.priorityRules, rulebook.queues].flatMap(({ compiled }) => [
      ...compiled.broken.keys(),
    ]),
  };
}

/** The rules in order, as far as the one that won; all of them when none did. */
function triedUntil(rules: RuleSet<{ id: string; version: number }>, winner: string | null): Tried[] {
  const end = rules.ordered.findIndex((rule) => rule.id === winner);
  const tried = end === -1 ? rules.ordered : rules.ordered.slice(0, end + 1);
  return tried.map((rule) => [rule.id, rule.version]);
}
