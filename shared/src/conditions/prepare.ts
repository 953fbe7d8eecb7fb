import type { ConditionContext } from './ast.js';
import { type ReadResult, readCondition } from './read-condition.js';

/**
 * Beyond what can be written, but bounded: a condition stored under other limits still works, and a damaged one
 * cannot exhaust the stack.
 */
const STORED_LIMITS = { groups: 64, predicates: 10_000, values: 1_000_000, characters: 1_000_000 } as const;

/**
 * Makes a stored condition ready to compare. Empty groups and lists are taken as they are (`all: []` is true);
 * anything else that validation would refuse makes it broken, and a broken condition has no answer at all: reading it
 * as false would turn true inside a `not`. Costs about a microsecond a predicate; keep the result where it is
 * evaluated more than once.
 */
export function prepareCondition(stored: unknown, context: ConditionContext): ReadResult {
  return readCondition(stored, {
    ...STORED_LIMITS,
    timeZone: context.timeZone,
    emptyLists: true,
    field: (path) => {
      const type = context.types.get(path);
      return type === undefined ? undefined : { type };
    },
  });
}
