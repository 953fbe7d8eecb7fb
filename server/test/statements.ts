import type { RunningServer } from '../src/start.js';

/** What a server sends by itself, beside what it is asked. */
export const isItsOwn = (statement: string) =>
  /pending_(job|snooze|decision|boundary)|pending_attachment where due_at|dropped_attachment|from automatic_workspace\s*$|teammate_presence|ASSIGN_AUTOMATICALLY/.test(
    statement,
  );

/**
 * How many statements some work takes. A server also looks for jobs every two seconds, which only ever adds: of three
 * measurements the smallest is the work's own.
 */
export async function statementsOf(server: RunningServer, work: () => Promise<unknown>): Promise<number> {
  const { counter } = server.platform.database.pool;
  const counts: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = counter.statements;
    await work();
    counts.push(counter.statements - before);
  }
  return Math.min(...counts);
}
