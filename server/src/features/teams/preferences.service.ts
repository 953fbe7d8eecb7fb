import { sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InputCheck } from '../../platform/input-check.js';

/** A column of a table as a person wants it. */
export interface ColumnPreference {
  readonly id: string;
  readonly hidden: boolean;
  /** Stays in sight when the table is scrolled sideways. */
  readonly pinned: boolean;
  /** In CSS pixels; null: as wide as the console makes it. */
  readonly width: number | null;
}

/** The columns of a table in a person's order. */
export interface TablePreference {
  readonly table: string;
  readonly columns: readonly ColumnPreference[];
}

/** How a person has set up the console. */
export interface Preferences {
  readonly letterKeys: boolean;
  readonly startHidden: boolean;
  readonly tables: readonly TablePreference[];
}

interface Stored {
  letterKeys?: boolean;
  startHidden?: boolean;
  tables?: Record<string, ColumnPreference[]>;
}

const columnsAtMost = 300;

export async function readPreferences(reader: Reader, teammateId: string): Promise<Preferences> {
  const { rows } = await sql<{ preferences: Stored }>`
    select preferences from teammate_preferences
    where workspace_id = ${reader.workspaceId} and teammate_id = ${teammateId}
  `.execute(reader.db);
  const { letterKeys = true, startHidden = false, tables = {} } = rows[0]?.preferences ?? {};
  return {
    letterKeys,
    startHidden,
    tables: Object.entries(tables).map(([table, columns]) => ({ table, columns })),
  };
}

/** What is left out stays. A table without columns is as the console makes it again. @throws Invalid */
export async function changePreferences(
  unit: UnitOfWork,
  teammateId: string,
  input: {
    letterKeys?: boolean | null | undefined;
    startHidden?: boolean | null | undefined;
    table?: TablePreference | null | undefined;
  },
): Promise<void> {
  const check = new InputCheck();
  if (input.table) checkTable(check, input.table);
  check.done();
  const keys = {
    ...(input.letterKeys != null && { letterKeys: input.letterKeys }),
    ...(input.startHidden != null && { startHidden: input.startHidden }),
  };
  const { table, columns = [] } = input.table ?? {};
  const kept = columns.map(({ id, hidden, pinned, width }) => ({ id, hidden, pinned, width: width ?? null }));
  const tables = table ? { [table]: kept.length > 0 ? kept : null } : {};
  await sql`
    insert into teammate_preferences as p (workspace_id, teammate_id, preferences)
    values (${unit.workspaceId}, ${teammateId}, jsonb_strip_nulls(${JSON.stringify({ ...keys, tables })}::jsonb))
    on conflict (workspace_id, teammate_id) do update set preferences = p.preferences
      || ${JSON.stringify(keys)}::jsonb
      || jsonb_build_object('tables', (coalesce(p.preferences -> 'tables', '{}') || ${JSON.stringify(tables)}::jsonb)
        - ${table && kept.length === 0 ? table : ''}::text)
  `.execute(unit.db);
}

function checkTable(check: InputCheck, { table, columns }: TablePreference): void {
  const path = ['input', 'table'];
  check.key(table, [...path, 'table']);
  if (columns.length > columnsAtMost)
    check.add([...path, 'columns'], `A table has at most ${columnsAtMost} columns.`);
  for (const [index, { id, width }] of columns.entries()) {
    const at = [...path, 'columns', String(index)];
    check.text(id, [...at, 'id']);
    if (width != null) check.wholeNumber(width, [...at, 'width'], 40, 2_000);
  }
}
