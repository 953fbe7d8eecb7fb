import type { RunningServer } from '../src/start.js';

/** What a server sends by itself, beside what it is asked. */
export const isItsOwn = (statement: string) =>
  /pending_(job|snooze|decision|boundary)|pending_attachment where due_at|dropped_attachment|from automatic_workspace\s*$|teammate_presence|ASSIGN_AUTOMATICALLY/.test(
    statement,
  );

/**
 * How many statements some work takes. A server also looks for jobs every two seconds, which only ever adds: the
 * smallest of several measurements is the work's own, once it has been measured twice.
 */
export async function statementsOf(server: RunningServer, work: () => Promise<unknown>): Promise<number> {
  const { counter } = server.platform.database.pool;
  const counts: number[] = [];
  const smallest = () => Math.min(...counts);
  while (counts.length < 3 || counts.filter((count) => count === smallest()).length < 2) {
    const before = counter.statements;
    await work();
    counts.push(counter.statements - before);
  }
  return smallest();
}
