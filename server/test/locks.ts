import { asOwner } from './database.js';
import { until } from './desk.js';

/** Waits until so many statements in the database wait for locks. */
export function untilBlocked(url: string, what: string, count = 1): Promise<void> {
  return asOwner(url, (owner) =>
    until(async () => {
      const { rows } = await owner.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length >= count;
    }, what),
  );
}
