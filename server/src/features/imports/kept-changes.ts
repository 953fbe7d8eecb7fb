import { sql } from 'kysely';
import type { Reader, UnitOfWork, Write } from '../../platform/database/unit-of-work.js';
import type { RowChange } from './row-change.js';

/** An import can be undone for this many days after its end. */
export const undoableDays = 30;

/** A change that was kept, with the contact that it is about. */
export interface KeptChange extends RowChange {
  readonly contactId: string;
}

/** Whether anything of the import `i` can still be undone. */
export const hasKeptChanges = sql<boolean>`exists (select 1 from contact_import_change c
  where c.workspace_id = i.workspace_id and c.import_id = i.id and c.settled_at is null)`;

/** Until when the import `i` can be undone; null when it cannot. */
export const undoableUntil = sql<Date | null>`case
  when i.undone_at is null and i.finished_at >= now() - make_interval(days => ${undoableDays}) and ${hasKeptChanges}
  then i.finished_at + make_interval(days => ${undoableDays}) end`;

/** Keeps what rows changed, in one statement. */
export async function keepChanges(
  unit: UnitOfWork,
  importId: string,
  changes: readonly KeptChange[],
): Promise<void> {
  await sql`
    insert into contact_import_change (workspace_id, import_id, contact_id, is_new, before, facts, after)
    select ${unit.workspaceId}, ${importId}, row."contactId", row."isNew", row.before, row.facts, row.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as row("contactId" text, "isNew" boolean, before jsonb, facts jsonb, after jsonb)
  `.execute(unit.db);
}

/** The latest changes below a place that no undo came to, the latest first. */
export async function latestChanges(
  reader: Reader,
  importId: string,
  { below, most }: { below: number | null; most: number },
): Promise<(KeptChange & { id: number })[]> {
  const { rows } = await sql<KeptChange & { id: number }>`
    select id, contact_id as "contactId", is_new as "isNew", before, facts, after from contact_import_change
    where workspace_id = ${reader.workspaceId} and import_id = ${importId} and settled_at is null
      and ${below === null ? sql`true` : sql`id < ${below}`}
    order by id desc limit ${most}
  `.execute(reader.db);
  return rows;
}

/** An undo came to these changes and undid some of them: their values are not needed any more. */
export async function settleChanges(
  unit: UnitOfWork,
  importId: string,
  changeIds: readonly number[],
  undoneIds: readonly number[],
): Promise<void> {
  await sql`
    update contact_import_change set before = '{}', facts = '{}', after = '{}', settled_at = now(),
      undone_by = case when id = any(${undoneIds}::bigint[]) then ${unit.actor} end
    where workspace_id = ${unit.workspaceId} and import_id = ${importId} and id = any(${changeIds}::bigint[])
  `.execute(unit.db);
}

const forgottenAtOnce = 10_000;

/** Forgets the values of imports that are too old to be undone, some at a time. */
export async function forgetOldChanges(write: Write): Promise<void> {
  for (;;) {
    const forgotten = await write(async (unit) => {
      const { numAffectedRows } = await sql`
        delete from contact_import_change where workspace_id = ${unit.workspaceId} and (import_id, id) in (
          select c.import_id, c.id from contact_import i
          join contact_import_change c on c.workspace_id = i.workspace_id and c.import_id = i.id
          where i.workspace_id = ${unit.workspaceId}
            and i.finished_at < now() - make_interval(days => ${undoableDays}) limit ${forgottenAtOnce})
      `.execute(unit.db);
      return Number(numAffectedRows ?? 0);
    });
    if (forgotten < forgottenAtOnce) return;
  }
}
