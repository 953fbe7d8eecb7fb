import type { FactValue } from '@cadre/shared/conditions/facts';
import { type ExplanationNode, explainStored } from '../conditions/conditions.graphql.js';
import type { WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import type { Priority } from '../priority/pull-order.js';
import type { DecidedAgainWhy, KeptReceipt } from './receipt.js';
import type { ReceiptRow, VersionInForce } from './receipt.read-model.js';

export type SegmentOutcome =
  | 'ALREADY_MEMBER'
  | 'ADDED_BY_RULE'
  | 'KEPT_OUT'
  | 'CLAIMED'
  | 'UNKNOWN_CLAIM'
  | 'NOT_MATCHED'
  | 'BROKEN';
export type RuleOutcome = 'WON' | 'OUTSIDE_HOURS' | 'NOT_MATCHED' | 'NOT_REACHED' | 'FALLBACK' | 'BROKEN';

export interface SegmentDecision {
  readonly segmentId: string | null;
  readonly name: string;
  readonly outcome: SegmentOutcome;
  readonly ruleVersion: number | null;
  readonly explanation: ExplanationNode | null;
}

export interface RuleDecision {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly outcome: RuleOutcome;
  readonly explanation: ExplanationNode | null;
}

/** A receipt as a person reads it. */
export interface ToldReceipt {
  readonly decidedAt: Date;
  readonly rulebookVersion: number;
  readonly why: DecidedAgainWhy | null;
  readonly summary: string;
  readonly segments: readonly SegmentDecision[];
  readonly priority: {
    readonly priority: Priority;
    readonly byHand: boolean;
    readonly rules: readonly RuleDecision[];
  };
  readonly queue: {
    readonly queueId: string;
    readonly name: string;
    readonly byHand: boolean;
    readonly waitsForHours: boolean;
    readonly rules: readonly RuleDecision[];
  };
}

interface Told {
  readonly row: ReceiptRow;
  readonly inForce: readonly VersionInForce[];
  readonly catalogue: WorkspaceCatalogue;
  /** Names of segments, archived ones too. */
  readonly segmentNames: ReadonlyMap<string, string>;
}

// Rules that did not match are told so many at most; a workspace may have thousands.
const notMatchedAtMost = 200;

/** Tells a kept receipt: what was tried, what was seen, what won. */
export function tellReceipt(told: Told): ToldReceipt {
  const { row, inForce } = told;
  const { receipt } = row;
  const facts = new Map(Object.entries(receipt.facts));
  const explained = (rule: VersionInForce | undefined) => explainRule(told, rule, facts);
  const queues = inForce.filter((rule) => rule.kind === 'QUEUE');
  const priorityRules = receipt.priorityByHand ? [] : inForce.filter((rule) => rule.kind === 'PRIORITY_RULE');
  const segments = tellSegments(told, explained);
  const queueName = queues.find((queue) => queue.id === receipt.queue)?.name ?? 'a queue that was deleted';
  return {
    decidedAt: row.decidedAt,
    rulebookVersion: row.rulebookVersion,
    why: receipt.why ?? null,
    summary: summarise(told, segments, queueName, priorityRules),
    segments,
    priority: {
      priority: receipt.priority,
      byHand: receipt.priorityByHand,
      rules: tellRules(
        priorityRules,
        { tried: receipt.priorityRules, winner: receipt.priorityRule, broken: receipt.broken },
        explained,
      ),
    },
    queue: {
      queueId: receipt.queue,
      name: queueName,
      byHand: receipt.queueByHand ?? false,
      waitsForHours: receipt.waitsForHours ?? false,
      rules: tellRules(
        receipt.queueByHand ? [] : queues,
        { ...receipt, tried: receipt.queues, winner: receipt.queue },
        explained,
      ),
    },
  };
}

type Explain = (rule: VersionInForce | undefined) => ExplanationNode | null;

function explainRule(
  { row, catalogue }: Told,
  rule: VersionInForce | undefined,
  facts: ReadonlyMap<string, FactValue>,
): ExplanationNode | null {
  return rule?.condition ? explainStored(rule.condition, facts, row.receipt.at, catalogue) : null;
}

function tellSegments({ row, inForce, segmentNames }: Told, explained: Explain): SegmentDecision[] {
  const { receipt } = row;
  const rules = new Map(
    inForce.filter((rule) => rule.kind === 'SEGMENT_RULE').map((rule) => [rule.id, rule]),
  );
  const nameOf = (id: string) => segmentNames.get(id) ?? rules.get(id)?.name ?? 'a segment that was deleted';
  const byRule =
    (outcome: SegmentOutcome) =>
    ([id, ruleVersion]: readonly [string, number]): SegmentDecision => ({
      segmentId: id,
      name: nameOf(id),
      outcome,
      ruleVersion,
      explanation: explained(rules.get(id)),
    });
  const without = { ruleVersion: null, explanation: null };
  const decided = [
    ...receipt.memberOf.map(
      (id): SegmentDecision => ({
        segmentId: id,
        name: nameOf(id),
        outcome: 'ALREADY_MEMBER',
        ...without,
      }),
    ),
    ...receipt.addedTo.map(byRule('ADDED_BY_RULE')),
    ...receipt.claims.map(
      ({ claimed, segmentId }): SegmentDecision => ({
        segmentId,
        name: segmentId === null ? claimed : nameOf(segmentId),
        outcome: segmentId === null ? 'UNKNOWN_CLAIM' : 'CLAIMED',
        ...without,
      }),
    ),
    ...receipt.keptOutOf.map(byRule('KEPT_OUT')),
  ];
  const told = new Set(decided.map((decision) => decision.segmentId));
  const rest = [...rules.values()].filter((rule) => !told.has(rule.id)).slice(0, notMatchedAtMost);
  return [
    ...decided,
    ...rest.map(({ id, version }) =>
      byRule(receipt.broken.includes(id) ? 'BROKEN' : 'NOT_MATCHED')([id, version]),
    ),
  ];
}

interface Trying {
  readonly tried: KeptReceipt['queues'];
  readonly winner: string | null;
  readonly broken: readonly string[];
  readonly outsideHours?: readonly string[];
}

function tellRules(rules: readonly VersionInForce[], trying: Trying, explained: Explain): RuleDecision[] {
  const reached = new Set(trying.tried.map(([id]) => id));
  return rules.map((rule) => ({
    id: rule.id,
    name: rule.name,
    version: rule.version,
    outcome: outcomeOf(rule, reached.has(rule.id), trying),
    // A draft is explained even where an earlier rule won: whoever writes it wants to see what it sees.
    explanation: reached.has(rule.id) || rule.draft ? explained(rule) : null,
  }));
}

function outcomeOf(rule: VersionInForce, reached: boolean, trying: Trying): RuleOutcome {
  if (rule.id === trying.winner) return rule.condition === null ? 'FALLBACK' : 'WON';
  if (!reached) return 'NOT_REACHED';
  if (trying.outsideHours?.includes(rule.id)) return 'OUTSIDE_HOURS';
  return trying.broken.includes(rule.id) ? 'BROKEN' : 'NOT_MATCHED';
}

function hoursInWords({ row, inForce }: Told): string[] {
  const { outsideHours = [], waitsForHours = false } = row.receipt;
  const passed = inForce.filter(({ id }) => outsideHours.includes(id)).map(({ name }) => `“${name}”`);
  return [
    ...(passed.length > 0 ? [`Outside of working hours it went on from ${passed.join(', ')}.`] : []),
    ...(waitsForHours ? ['It came outside of working hours and waits for them.'] : []),
  ];
}

function summarise(
  told: Told,
  segments: readonly SegmentDecision[],
  queueName: string,
  priorityRules: readonly VersionInForce[],
): string {
  const { receipt } = told.row;
  const counting = segments.filter(({ outcome }) =>
    ['ALREADY_MEMBER', 'ADDED_BY_RULE', 'CLAIMED'].includes(outcome),
  );
  const names = counting.map(({ name, outcome }) =>
    outcome === 'ADDED_BY_RULE' ? `${name} (added by its rule)` : name,
  );
  const rule = priorityRules.find((one) => one.id === receipt.priorityRule);
  const because = receipt.priorityByHand
    ? 'set by hand'
    : rule
      ? `by the rule “${rule.name}”`
      : 'no priority rule matched';
  const isFallback = receipt.queues.length > 0 && receipt.queues.at(-1)?.[0] === receipt.queue;
  const queueReason = receipt.queueByHand
    ? 'set by hand'
    : `the first ${isFallback ? 'that matched' : 'to match'}`;
  return [
    names.length > 0 ? `The contact counts as ${names.join(', ')}.` : 'The contact is in no segment.',
    `Priority ${receipt.priority}: ${because}.`,
    `Queue “${queueName}”: ${queueReason}.`,
    ...hoursInWords(told),
  ].join(' ');
}
