import type { RunningServer } from '../src/start.js';

/** What a server sends by itself, beside what it is asked. */
export const isItsOwn = (statement: string) =>
  /pending_(job|snooze|decision|boundary)|pending_attachment where due_at|dropped_attachment|from automatic_workspace\s*$|teammate_presence|ASSIGN_AUTOMATICALLY/.test(
    statement,
  );

/** How many statements a server sends during some work; what it sends by itself meanwhile is left out. */
export async function statementsDuring(server: RunningServer, work: () => Promise<unknown>): Promise<number> {
  const { counter } = server.platform.database.pool;
  let count = 0;
  counter.failpoint = (statement) => {
    if (!isItsOwn(statement)) count += 1;
  };
  try {
    await work();
  } finally {
    counter.failpoint = null;
  }
  return count;
}

/** The least of three runs, warm: what the server does after an earlier request may fall into one of them. */
export async function statementsOf(server: RunningServer, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let run = 0; run < 3; run += 1) counts.push(await statementsDuring(server, work));
  return Math.min(...counts);
}
