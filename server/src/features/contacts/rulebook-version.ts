import { sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';

/**
 * Every change to a rule, property, segment, queue or priority rule raises the version in its own
 * transaction: the next conversation, on any server, reads it and loads the rules anew. The row stays locked
 * until the commit, so such changes come one after the other and each sees what the earlier ones saved.
 * @returns the new version.
 */
export async function raiseRulebookVersion(unit: UnitOfWork): Promise<number> {
  const { rows } = await sql<{ rulebook_version: number }>`
    update workspace set rulebook_version = rulebook_version + 1 where id = ${unit.workspaceId}
    returning rulebook_version
  `.execute(unit.db);
  return rows[0]?.rulebook_version ?? 1;
}

export async function readRulebookVersion(reader: Reader): Promise<number> {
  const { rows } = await sql<{ rulebook_version: number }>`
    select rulebook_version from workspace where id = ${reader.workspaceId}
  `.execute(reader.db);
  return rows[0]?.rulebook_version ?? 1;
}
