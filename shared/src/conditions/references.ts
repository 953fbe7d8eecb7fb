import type { Condition, Predicate } from './ast.js';
import { propertyKeyOf, SEGMENT_FIELD } from './fields.js';

/** What a stored condition depends on: the where-used index and the guard against deleting what is in use. */
export interface ConditionReferences {
  readonly segments: readonly string[];
  /** Property keys. */
  readonly properties: readonly string[];
  readonly queues: readonly string[];
  readonly teams: readonly string[];
  readonly teammates: readonly string[];
}

/** Each list holds distinct ids (keys, for properties) in the order in which the condition names them. */
export function referencesOf(condition: Condition): ConditionReferences {
  const found = {
    segments: new Set<string>(),
    properties: new Set<string>(),
    queues: new Set<string>(),
    teams: new Set<string>(),
    teammates: new Set<string>(),
  };
  for (const predicate of predicatesOf(condition)) {
    const property = propertyKeyOf(predicate.field);
    if (property !== undefined) found.properties.add(property);
    const kind = KINDS.get(predicate.field);
    if (kind) for (const id of idsIn(predicate)) found[kind].add(id);
  }
  return {
    segments: [...found.segments],
    properties: [...found.properties],
    queues: [...found.queues],
    teams: [...found.teams],
    teammates: [...found.teammates],
  };
}

/** The predicates of a condition, from first to last as it is read. */
export function* predicatesOf(condition: Condition): Generator<Predicate> {
  if ('is' in condition) yield condition.is;
  else if ('not' in condition) yield* predicatesOf(condition.not);
  else for (const child of 'all' in condition ? condition.all : condition.any) yield* predicatesOf(child);
}

const KINDS: ReadonlyMap<string, Exclude<keyof ConditionReferences, 'properties'>> = new Map([
  [SEGMENT_FIELD, 'segments'],
  ['conversation.queue', 'queues'],
  ['conversation.team', 'teams'],
  ['conversation.assignee', 'teammates'],
]);

function idsIn({ value }: Predicate): string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value.map(String) : [String(value)];
}
