import { sql } from 'kysely';
import { bindScope } from './scoped-query.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * What decides by the rulebook, or writes values by the types of properties, shares this lock until its commit. A
 * change that must leave nothing decided by the old rules behind holds it alone: what is under way is waited for, and
 * what comes after reads the new ones. Binding and sharing are one statement, so that intake pays nothing for it.
 */
export const bindAndShare = {
  name: 'cadre_bind_and_share',
  text: `${bindScope.text}, pg_advisory_xact_lock_shared(hashtextextended('decisions ' || $1, 0))`,
};

export async function shareDecisions(unit: Pick<UnitOfWork, 'db' | 'workspaceId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('decisions ' || ${unit.workspaceId}, 0))`.execute(
    unit.db,
  );
}

export async function holdDecisions(unit: UnitOfWork): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('decisions ' || ${unit.workspaceId}, 0))`.execute(
    unit.db,
  );
}
