import { parseValue } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';

const batch = 2_000;

/** Writes the canonical value of every date property again, as a time zone has it. */
export async function recanonicaliseDates(unit: UnitOfWork, timeZone: string): Promise<void> {
  const { rows: properties } = await sql<{ key: string }>`
    select key from contact_property where workspace_id = ${unit.workspaceId} and type = 'DATE'
  `.execute(unit.db);
  const keys = properties.map((property) => property.key);
  let after = '';
  while (keys.length > 0) {
    const { rows } = await sql<{ id: string; properties: Record<string, unknown> }>`
      select id, properties from contact where workspace_id = ${unit.workspaceId} and id > ${after}
        and properties ?| ${keys}::text[] order by workspace_id, id limit ${batch} for no key update
    `.execute(unit.db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const changes = rows.map(({ id, properties }) => ({ id, facts: dateFacts(properties, keys, timeZone) }));
    await sql`
      update contact c set facts = c.facts || row.facts
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as row(id text, facts jsonb)
      where c.workspace_id = ${unit.workspaceId} and c.id = row.id
    `.execute(unit.db);
  }
}

function dateFacts(properties: Record<string, unknown>, keys: readonly string[], timeZone: string) {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const parsed = parseValue('DATE', properties[key], timeZone);
      return parsed.ok && parsed.value !== undefined ? [[key, parsed.value]] : [];
    }),
  );
}
