import type { FactValue } from '@cadre/shared/conditions/facts';
import { type RawBuilder, sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';

const batch = 5_000;

/** A value as it is shown and as it is compared; null takes it away. */
export interface WrittenValue {
  readonly id: string;
  readonly display: unknown;
  readonly fact: FactValue | null;
}

/** Writes a property of contacts. A value that has no form is taken away. */
export async function writeValues(
  unit: UnitOfWork,
  key: string,
  values: readonly WrittenValue[],
): Promise<void> {
  await sql`
    update contact c set
      properties = case when row.fact is null then c.properties - ${key}
        else c.properties || jsonb_build_object(${key}::text, row.display) end,
      facts = case when row.fact is null then c.facts - ${key} else c.facts || jsonb_build_object(${key}::text, row.fact) end
    from (select r.id, nullif(r.display, 'null'::jsonb) as display, nullif(r.fact, 'null'::jsonb) as fact
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id text, display jsonb, fact jsonb)) row
    where c.workspace_id = ${unit.workspaceId} and c.id = row.id
  `.execute(unit.db);
}

/** The values of a property in batches, of those contacts that `which` speaks of. */
export async function* valuesOf(
  reader: Reader,
  key: string,
  which: RawBuilder<unknown> = sql`properties ? ${key}`,
): AsyncGenerator<{ id: string; value: unknown }[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ id: string; value: unknown }>`
      select id, properties -> ${key} as value from contact
      where workspace_id = ${reader.workspaceId} and id > ${after} and ${which}
      order by workspace_id, id limit ${batch}
    `.execute(reader.db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows;
  }
}

/** Reads and writes anew the values of those contacts that `which` speaks of. @returns how many there were. */
export async function rewritePropertyValues(
  unit: UnitOfWork,
  key: string,
  which: RawBuilder<unknown>,
  rewrite: (value: unknown) => { display: unknown; fact: FactValue | null } | null,
): Promise<number> {
  let count = 0;
  for await (const rows of valuesOf(unit, key, which)) {
    const written = rows.flatMap(({ id, value }) => {
      const next = rewrite(value);
      return next ? [{ id, ...next }] : [];
    });
    await writeValues(unit, key, written);
    count += written.length;
  }
  return count;
}
