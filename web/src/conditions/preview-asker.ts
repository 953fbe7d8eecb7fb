import { type Refusal, refusalsOfFailure } from '../apollo/errors';

const QUIET_MS = 250;

export interface Asked<Answer> {
  preview: Answer | undefined;
  refusals: readonly Refusal[];
  busy: boolean;
}

interface AskerInput<Question, Answer> {
  ask: (question: Question, signal: AbortSignal) => Promise<Answer | undefined>;
  onChange: (change: (before: Asked<Answer>) => Asked<Answer>) => void;
}

/**
 * Asks a question a moment after the last edit. @returns what calls it off: its answer changes nothing any more.
 */
export function askSoon<Question, Answer>(
  question: Question,
  { ask, onChange }: AskerInput<Question, Answer>,
): () => void {
  const stale = new AbortController();
  const answered = (part: Partial<Asked<Answer>>) => {
    if (!stale.signal.aborted) onChange(() => ({ preview: undefined, refusals: [], busy: false, ...part }));
  };
  const timer = setTimeout(async () => {
    onChange((before) => ({ ...before, busy: true }));
    try {
      answered({ preview: await ask(question, stale.signal) });
    } catch (error) {
      answered({ refusals: refusalsOfFailure(error) });
    }
  }, QUIET_MS);
  return () => {
    clearTimeout(timer);
    stale.abort();
  };
}
