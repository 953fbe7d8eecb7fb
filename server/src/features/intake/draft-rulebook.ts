import type {
  PriorityRuleInForce,
  QueueInForce,
  RuleInForce,
  RuleSet,
  WorkspaceRulebook,
} from './workspace-rulebook.js';

/** Rules that are not saved: each in place of the one with its id, else as the last. */
export interface RoutingDraft {
  readonly queue: QueueInForce | null;
  readonly priorityRule: PriorityRuleInForce | null;
}

/** The id that a draft of a rule that is not there yet goes by. */
export const draftId = 'draft';

/** The rules in force with a draft among them; those in force stay as they are. */
export function withDraft(rulebook: WorkspaceRulebook, draft: RoutingDraft): WorkspaceRulebook {
  const { queue, priorityRule } = draft;
  const queues = queue ? withRule(rulebook.queues, queue) : rulebook.queues;
  return {
    ...rulebook,
    queues,
    fallback: queues.ordered.find(({ condition }) => condition === null) ?? rulebook.fallback,
    priorityRules: priorityRule ? withRule(rulebook.priorityRules, priorityRule) : rulebook.priorityRules,
  };
}

function withRule<R extends Omit<RuleInForce, 'condition'> & { condition: RuleInForce['condition'] | null }>(
  rules: RuleSet<R>,
  rule: R,
): RuleSet<R> {
  const known = rules.byId.has(rule.id);
  // The fallback queue has no condition and stays last.
  const isLast = (one: R) => one.condition === null;
  const ordered = known
    ? rules.ordered.map((one) => (one.id === rule.id ? rule : one))
    : [...rules.ordered.filter((one) => !isLast(one)), rule, ...rules.ordered.filter(isLast)];
  const { id, condition } = rule;
  return {
    ordered,
    byId: new Map(ordered.map((one) => [one.id, one])),
    compiled: condition === null ? rules.compiled : rules.compiled.withRule({ id, condition }),
  };
}
