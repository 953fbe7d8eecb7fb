import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { Priority } from './pull-order.js';

export interface PriorityRuleView {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly condition: Condition;
  readonly priority: Priority;
  readonly version: number;
}

/** The priority rules in the order in which they are tried. */
export async function listPriorityRules(reader: Reader): Promise<PriorityRuleView[]> {
  const { rows } = await sql<PriorityRuleView>`
    select id, name, position, condition, priority, version from priority_rule
    where workspace_id = ${reader.workspaceId} order by position
  `.execute(reader.db);
  return rows;
}

export async function priorityRuleById(reader: Reader, id: string): Promise<PriorityRuleView | null> {
  return (await listPriorityRules(reader)).find((rule) => rule.id === id) ?? null;
}

/** The version of the order, which a reorder is checked against. */
export async function priorityOrderVersion(reader: Reader): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select priority_order_version as version from workspace where id = ${reader.workspaceId}
  `.execute(reader.db);
  return rows[0]?.version ?? 0;
}
