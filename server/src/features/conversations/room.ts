import { sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A teammate who may be given conversations, and how many more. */
export interface Room {
  /** Capacity minus open conversations; below 0 when they were given more by hand. 0 while not available. */
  readonly free: number;
  /** false: the seat was taken away. */
  readonly isHere: boolean;
}

/**
 * How much room teammates have, who stay locked until the commit. Whatever gives somebody an open conversation locks
 * them first and counts after that, so that no two believe in the same free place; who has several locks them in one
 * order.
 */
export async function lockRoom(unit: UnitOfWork, teammateIds: readonly string[]): Promise<Map<string, Room>> {
  const { workspaceId } = unit;
  const { rows } = await sql<{ id: string; capacity: number; available: boolean; isHere: boolean }>`
    select id, capacity, available, removed_at is null as "isHere" from teammate
    where workspace_id = ${workspaceId} and id = any(${teammateIds}) order by id for no key update
  `.execute(unit.db);
  const open = await openCounts(
    unit,
    rows.map((row) => row.id),
  );
  return new Map(
    rows.map(({ id, capacity, available, isHere }) => [
      id,
      { free: available && isHere ? capacity - (open.get(id) ?? 0) : 0, isHere },
    ]),
  );
}

/** How many open conversations each teammate has; whoever has none is not told. */
export async function openCounts(
  { db, workspaceId }: Reader,
  teammateIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select assignee_id as id, count(*) as count from conversation
    where workspace_id = ${workspaceId} and assignee_id = any(${teammateIds}) and status = 'OPEN'
    group by assignee_id
  `.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
