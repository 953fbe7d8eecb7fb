import { asOwner } from './database.js';
import { until } from './desk.js';

/** Waits until so many statements in the database wait for locks. */
export function untilBlocked(url: string, what: string, count = 1): Promise<void> {
  return until(async () => (await blockedCount(url)) >= count, what);
}

/** How many statements in the database wait for locks. */
export function blockedCount(url: string): Promise<number> {
  return asOwner(url, async (owner) => {
    const { rows } = await owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length;
  });
}
