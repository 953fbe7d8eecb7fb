import type { RunningServer } from '../src/start.js';

/** What a server sends by itself, beside what it is asked. */
export const isItsOwn = (statement: string) =>
  /pending_(job|snooze|decision|boundary)|pending_attachment where due_at|dropped_attachment|from automatic_workspace\s*$|teammate_presence|ASSIGN_AUTOMATICALLY/.test(
    statement,
  );

/** How many statements some work takes once it is warm; what the server sends by itself meanwhile is left out. */
export async function statementsOf(server: RunningServer, work: () => Promise<unknown>): Promise<number> {
  const { counter } = server.platform.database.pool;
  const counts: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    let count = 0;
    counter.failpoint = (statement) => {
      if (!isItsOwn(statement)) count += 1;
    };
    await work();
    counts.push(count);
  }
  counter.failpoint = null;
  return Math.min(...counts);
}
