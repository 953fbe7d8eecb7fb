import type { Condition, Operator, Predicate, PredicateValue } from '@cadre/shared/conditions/ast';
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Refusal } from '../apollo/errors';

/** A condition while it is edited: groups and predicates with ids, and values that may be unfinished. */
export type Draft = RuleGroupType;

let lastId = 0;

export function newId(): string {
  lastId += 1;
  return `node-${lastId}`;
}

export function emptyDraft(): Draft {
  return { id: newId(), combinator: 'and', rules: [] };
}

/** The draft of a stored condition. A lone predicate gets a group around it, so that others can join. */
export function toDraft(condition: Condition | null | undefined): Draft {
  if (!condition) return emptyDraft();
  const node = toNode(condition);
  return 'rules' in node ? node : { ...emptyDraft(), rules: [node] };
}

function toNode(condition: Condition): Draft | RuleType {
  if ('is' in condition) {
    const { field, operator, value } = condition.is;
    return { id: newId(), field, operator, value: value ?? '' };
  }
  if ('not' in condition) {
    const inner = toNode(condition.not);
    if ('rules' in inner && !inner.not) return { ...inner, not: true };
    return { ...emptyDraft(), not: true, rules: [inner] };
  }
  const [combinator, children] = 'all' in condition ? ['and', condition.all] : ['or', condition.any];
  return { id: newId(), combinator, rules: children.map(toNode) };
}

export interface WrittenDraft {
  /** Null when there is no predicate at all. */
  condition: Condition | null;
  /** Which node of the draft stands at a path of the condition ("all.1.not.any.0"). */
  owners: ReadonlyMap<string, string>;
}

/** The condition that a draft says, as it is: unfinished values stay, for the server to refuse by name. */
export function writeDraft(draft: Draft, takesValue: (rule: RuleType) => boolean): WrittenDraft {
  const owners = new Map<string, string>();
  const write = (node: Draft | RuleType, path: string[]): Condition => {
    owners.set(path.join('.'), node.id ?? '');
    if (!('rules' in node)) return { is: writePredicate(node, takesValue(node)) };
    if (node.not) return { not: write({ ...node, not: false }, [...path, 'not']) };
    const key = node.combinator === 'or' ? 'any' : 'all';
    const children = node.rules.map((child, index) => write(child, [...path, key, String(index)]));
    return key === 'any' ? { any: children } : { all: children };
  };
  const condition = write(draft, []);
  return { condition: draft.rules.length === 0 ? null : condition, owners };
}

function writePredicate(rule: RuleType, withValue: boolean): Predicate {
  // The builder offers only operators of the catalogue, and the server checks what arrives.
  const predicate = { field: rule.field, operator: rule.operator as Operator };
  return withValue ? { ...predicate, value: predicateValue(rule) } : predicate;
}

/** What the rule holds, typed: the library leaves it open. */
export function predicateValue(rule: { value?: unknown }): PredicateValue {
  const { value } = rule;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.filter(isScalar);
  return '';
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The refusals by the node of the draft that they mean; what means no node is under "". */
export function refusalsByNode(
  refusals: readonly Refusal[],
  owners: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, message } of refusals) {
    const id = ownerOf(path.slice(path.indexOf('condition') + 1), owners);
    if (!found.has(id)) found.set(id, message);
  }
  return found;
}

export function ownerOf(path: readonly string[], owners: ReadonlyMap<string, string>): string {
  for (let length = path.length; length > 0; length -= 1) {
    const id = owners.get(path.slice(0, length).join('.'));
    if (id) return id;
  }
  return '';
}

/** Says that the field of a predicate also has a value: beside it in an AND group, else in a new one around both. */
export function requireValue(draft: Draft, ruleId: string): Draft {
  return {
    ...draft,
    rules: draft.rules.flatMap((node): (Draft | RuleType)[] => {
      if ('rules' in node) return [requireValue(node, ruleId)];
      if (node.id !== ruleId) return [node];
      const filled = { id: newId(), field: node.field, operator: 'IS_NOT_EMPTY', value: '' };
      if (draft.combinator === 'and') return [node, filled];
      return [{ id: newId(), combinator: 'and', rules: [node, filled] }];
    }),
  };
}

/** True when a sibling already says that the field is not empty. */
export function hasRequiredValue(draft: Draft, ruleId: string): boolean {
  const rule = draft.rules.find((node) => node.id === ruleId);
  if (rule && !('rules' in rule)) {
    return (
      draft.combinator === 'and' &&
      draft.rules.some(
        (node) => !('rules' in node) && node.field === rule.field && node.operator === 'IS_NOT_EMPTY',
      )
    );
  }
  return draft.rules.some((node) => 'rules' in node && hasRequiredValue(node, ruleId));
}

/** Equal as conditions: what they say, not the ids of their nodes. */
export function sameDraft(one: Draft, other: Draft): boolean {
  const plain = (draft: Draft) => JSON.stringify(writeDraft(draft, () => true).condition);
  return plain(one) === plain(other);
}
