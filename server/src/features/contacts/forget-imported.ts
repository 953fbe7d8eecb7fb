import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';

/**
 * What imports did to a property cannot be undone any more, since its type or a choice of it changes, or it goes. Asked
 * for before the values of contacts are touched: an undo that is under way is waited for, and the next finds nothing to put back.
 */
export async function forgetImported(unit: UnitOfWork, propertyKey: string): Promise<void> {
  const field = `properties.${propertyKey}`;
  await sql`
    update contact_import_change set before = before - ${field}, facts = facts - ${propertyKey},
      after = after || jsonb_build_object(${field}::text, null)
    where workspace_id = ${unit.workspaceId} and after ? ${field}
  `.execute(unit.db);
}
