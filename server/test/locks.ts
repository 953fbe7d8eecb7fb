import { asOwner } from './database.js';
import { until } from './desk.js';

/** Waits until a statement in the database waits for a lock. */
export function untilBlocked(url: string, what: string): Promise<void> {
  return asOwner(url, (owner) =>
    until(async () => {
      const { rows } = await owner.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    }, what),
  );
}
