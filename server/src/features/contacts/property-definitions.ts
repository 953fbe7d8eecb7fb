import type { PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** The custom properties of a workspace and its time zone: what a contact's values are read by. */
export interface ContactSchema {
  readonly properties: ReadonlyMap<string, PropertyDefinition>;
  readonly timeZone: string;
}

interface SchemaRow {
  time_zone: string;
  properties: PropertyDefinition[] | null;
}

/** What values are read by; it stays so until the transaction that asks is over. */
export async function readContactSchema(reader: Reader): Promise<ContactSchema> {
  await shareDecisions(reader);
  const { rows } = await sql<SchemaRow>`
    select w.time_zone, (
      select jsonb_agg(jsonb_build_object('key', p.key, 'label', p.label, 'type', p.type, 'choices', p.choices)
        order by p.created_at, p.key)
      from contact_property p where p.workspace_id = w.id
    ) as properties
    from workspace w where w.id = ${reader.workspaceId}
  `.execute(reader.db);
  return {
    properties: new Map((rows[0]?.properties ?? []).map((property) => [property.key, property])),
    timeZone: rows[0]?.time_zone ?? 'UTC',
  };
}
