import type { FactValue } from '@cadre/shared/conditions/facts';
import { canonicalText } from '@cadre/shared/conditions/values';
import type { Priority } from '../priority/pull-order.js';
import { isAtWork } from '../routing/working-hours.js';
import { type ConversationText, conversationTexts } from './intake-request.js';
import type { PriorityRuleInForce, QueueInForce, RuleSet, WorkspaceRulebook } from './workspace-rulebook.js';

/** What is known when a conversation is decided: all canonical, nothing looked up any more. */
export interface Gathered {
  readonly contactFacts: ReadonlyMap<string, FactValue>;
  readonly memberOf: readonly string[];
  readonly keptOutOf: ReadonlySet<string>;
  readonly groups: readonly string[];
  readonly channel: string;
  readonly texts: Readonly<Record<ConversationText, string | null>>;
  /** Set by hand, so the rules are not asked. */
  readonly priority: Priority | null;
  readonly now: number;
}

/** `[id, version]` of a rule that was tried. */
export type Tried = readonly [id: string, version: number];

/** Where a conversation goes and why: with the facts, all that its receipt keeps. */
export interface Decision {
  readonly facts: ReadonlyMap<string, FactValue>;
  readonly memberOf: readonly string[];
  readonly addedTo: readonly Tried[];
  readonly keptOutOf: readonly Tried[];
  readonly claims: readonly { readonly claimed: string; readonly segmentId: string | null }[];
  /** Members, those added now and claims: what routes, prioritises and reports. */
  readonly effective: readonly string[];
  readonly priority: Priority;
  readonly priorityRule: Tried | null;
  readonly queue: QueueInForce;
  /** Queues that matched before, outside their working hours, and let it go on. */
  readonly outsideHours: readonly string[];
  /** Whether the queue is outside its own hours, so that the conversation waits for them. */
  readonly waitsForHours: boolean;
}

/** segment → prioritise → route, over plain data. */
export function decide(gathered: Gathered, rulebook: WorkspaceRulebook): Decision {
  const { now, memberOf } = gathered;
  const segments = chooseSegments(gathered, rulebook);
  const claims = readClaims(gathered.groups, rulebook);
  const claimed = claims.flatMap(({ segmentId }) => segmentId ?? []);
  const effective = [...new Set([...memberOf, ...segments.addedTo.map(([id]) => id), ...claimed])];
  const facts = factsOf(gathered, effective);
  const rule = gathered.priority ? null : firstMatch(rulebook.priorityRules, facts, now);
  return {
    facts,
    memberOf,
    ...segments,
    claims,
    effective,
    priority: gathered.priority ?? priorityOf(rule),
    priorityRule: rule ? [rule.id, rule.version] : null,
    ...chooseQueue(rulebook, facts, now),
  };
}

/** What is known of a conversation that waits; null where the rules are asked. */
export interface GatheredWaiting
  extends Pick<Gathered, 'contactFacts' | 'memberOf' | 'channel' | 'texts' | 'priority' | 'now'> {
  readonly claims: Decision['claims'];
  /** Set by hand, so the queues are not asked. */
  readonly queueId: string | null;
}

/** prioritise → route, once more: segments are as they are, for rules add only when a conversation is created. */
export function decideWaiting(gathered: GatheredWaiting, rulebook: WorkspaceRulebook): Decision {
  const { now, memberOf, claims, priority, queueId } = gathered;
  const effective = [...new Set([...memberOf, ...claims.flatMap(({ segmentId }) => segmentId ?? [])])];
  const facts = factsOf(gathered, effective);
  const rule = priority ? null : firstMatch(rulebook.priorityRules, facts, now);
  const chosen = rulebook.queues.ordered.find((queue) => queue.id === queueId);
  return {
    facts,
    memberOf,
    addedTo: [],
    keptOutOf: [],
    claims,
    effective,
    priority: priority ?? priorityOf(rule),
    priorityRule: rule ? [rule.id, rule.version] : null,
    ...(chosen
      ? { queue: chosen, outsideHours: [], waitsForHours: !isAtWork(chosen, now) }
      : chooseQueue(rulebook, facts, now)),
  };
}

function factsOf(
  gathered: Pick<Gathered, 'contactFacts' | 'channel' | 'texts'>,
  effective: readonly string[],
): Map<string, FactValue> {
  const facts = new Map(gathered.contactFacts);
  if (effective.length > 0) facts.set('segment', effective);
  facts.set('conversation.channel', gathered.channel);
  for (const name of conversationTexts) {
    const text = canonicalText(gathered.texts[name] ?? '');
    if (text !== '') facts.set(`conversation.${name}`, text);
  }
  return facts;
}

function chooseSegments(gathered: Gathered, rulebook: WorkspaceRulebook) {
  const memberOf = new Set(gathered.memberOf);
  const matched: Tried[] = rulebook.segmentRules.compiled
    .match(gathered.contactFacts, gathered.now)
    .filter((id) => !memberOf.has(id))
    .map((id) => [id, rulebook.segmentRules.byId.get(id)?.version ?? 0]);
  return {
    addedTo: matched.filter(([id]) => !gathered.keptOutOf.has(id)),
    keptOutOf: matched.filter(([id]) => gathered.keptOutOf.has(id)),
  };
}

/** The segments that groups name, by name or key; an unknown name stays a claim without a segment. */
function readClaims(groups: readonly string[], rulebook: WorkspaceRulebook): Decision['claims'] {
  return groups.map((claimed) => ({
    claimed,
    segmentId: rulebook.claimable.get(claimed) ?? rulebook.claimable.get(canonicalText(claimed)) ?? null,
  }));
}

function priorityOf(rule: PriorityRuleInForce | null): Priority {
  return rule?.priority ?? 'NORMAL';
}

/** The first queue in order that matches and is at work, or lets conversations wait until it is. */
export function chooseQueue(
  { queues, fallback }: Pick<WorkspaceRulebook, 'queues' | 'fallback'>,
  facts: ReadonlyMap<string, FactValue>,
  now: number,
): Pick<Decision, 'queue' | 'outsideHours' | 'waitsForHours'> {
  let queue = fallback;
  const passing: QueueInForce[] = [];
  for (const id of queues.compiled.match(facts, now)) {
    const matched = queues.byId.get(id);
    if (!matched) continue;
    if (matched.outsideHours === 'NEXT_QUEUE' && !isAtWork(matched, now)) passing.push(matched);
    else if (queue === fallback || matched.position < queue.position) queue = matched;
  }
  const before = passing.filter((one) => queue === fallback || one.position < queue.position);
  return { queue, outsideHours: before.map(({ id }) => id), waitsForHours: !isAtWork(queue, now) };
}

/** The first rule in order that matches. */
export function firstMatch<R extends { position: number }>(
  rules: RuleSet<R>,
  facts: ReadonlyMap<string, FactValue>,
  now: number,
): R | null {
  let first: R | null = null;
  for (const id of rules.compiled.match(facts, now)) {
    const rule = rules.byId.get(id);
    if (rule && (first === null || rule.position < first.position)) first = rule;
  }
  return first;
}
