import type { ExecutionResult } from 'graphql';

type Results = Map<string, Promise<ExecutionResult>>;
const shared = new WeakMap<object, Results>();

/**
 * Marks an event that many subscribers are given: whoever asks the same of it, and may see the same, is given one
 * answer, so that a change costs the same statements however many watch.
 */
export function shareEvent<T extends object>(event: T): T {
  shared.set(event, new Map());
  return event;
}

/** The answer that was made for this event and this question; made by the first who asks. */
export function sharedAnswer(
  event: unknown,
  question: string,
  answer: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const results = typeof event === 'object' && event !== null ? shared.get(event) : undefined;
  if (!results) return answer();
  const known = results.get(question);
  if (known) return known;
  const made = answer();
  results.set(question, made);
  return made;
}
