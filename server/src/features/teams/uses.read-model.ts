import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { UseOf } from '../../platform/errors/errors.js';

export type TargetKind = 'SEGMENT' | 'PROPERTY' | 'QUEUE' | 'TEAM' | 'TEAMMATE';

/** What refers to each of the targets, by the target's id: where-used, and what a delete must refuse. */
export async function usesOf(
  reader: Reader,
  targetKind: TargetKind,
  targetIds: readonly string[],
): Promise<Map<string, UseOf[]>> {
  const { rows } = await sql<UseOf & { target_id: string }>`
    select r.target_id, r.subject_kind as kind, r.subject_id as id, coalesce(g.name, q.name, p.name, w.name) as name
    from rule_reference r
    left join grouping g on r.subject_kind = 'SEGMENT_RULE' and g.workspace_id = r.workspace_id and g.id = r.subject_id
    left join queue q on r.subject_kind = 'QUEUE' and q.workspace_id = r.workspace_id and q.id = r.subject_id
    left join priority_rule p on r.subject_kind = 'PRIORITY_RULE' and p.workspace_id = r.workspace_id
      and p.id = r.subject_id
    left join saved_view w on r.subject_kind = 'SAVED_VIEW' and w.workspace_id = r.workspace_id and w.id = r.subject_id
    where r.workspace_id = ${reader.workspaceId} and r.target_kind = ${targetKind} and r.target_id = any(${targetIds})
    order by r.target_id, r.subject_kind, name, r.subject_id
  `.execute(reader.db);
  const uses = new Map<string, UseOf[]>(targetIds.map((id) => [id, []]));
  for (const { target_id, kind, id, name } of rows) uses.get(target_id)?.push({ kind, id, name });
  return uses;
}
