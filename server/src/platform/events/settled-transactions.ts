import { sql } from 'kysely';
import type { Database } from '../database/database.js';

/**
 * The number below which no transaction of this database is open any more: whatever those wrote is seen by every
 * statement that begins after this one. `pg_snapshot_xmin` would do, but it also waits for transactions of other
 * databases of the same PostgreSQL, which can never write an event of ours.
 *
 * The snapshot comes first and the look at who is open after it: who began in between has a number of `xmax` or more.
 */
export async function settledBelow(database: Database): Promise<bigint> {
  const { rows } = await sql<{ settled: string }>`
    with snapshot as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax),
    open as (
      select backend_xid as xid from pg_stat_activity
        where backend_xid is not null and (datname is null or datname = current_database())
      union all select transaction from pg_prepared_xacts where database = current_database()
    ),
    -- An xid is the lower half of its number, so it is told by how far it lies behind xmax.
    behind as (select (xmax - xid::text::bigint) & 4294967295 as distance from snapshot, open)
    select (xmax - coalesce((select max(distance) from behind where distance < 2147483648), 0))::text as settled
    from snapshot
  `.execute(database.sql);
  return BigInt(rows[0]?.settled ?? '0');
}
