import type { Condition } from '@cadre/shared/conditions/ast';
import { referencesOf } from '@cadre/shared/conditions/references';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { UseOf } from '../../platform/errors/errors.js';
import type { TargetKind } from '../teams/uses.read-model.js';

/** A rule as it is from now on; an older version is closed and stays for receipts and history. */
export interface RuleVersion {
  readonly kind: UseOf['kind'];
  readonly subjectId: string;
  readonly version: number;
  readonly name: string;
  readonly condition: Condition | null;
  readonly enabled: boolean;
  readonly position?: number;
  readonly priority?: string;
}

/** Keeps new versions, in force from `rulebookVersion` on, and closes those that they follow. */
export async function saveRuleVersions(
  unit: UnitOfWork,
  rulebookVersion: number,
  versions: readonly RuleVersion[],
): Promise<void> {
  const rows = versions.map(({ subjectId, ...version }) => ({ ...version, subject_id: subjectId }));
  await endRuleVersions(unit, rulebookVersion, versions);
  await sql`
    insert into rule_version (workspace_id, kind, subject_id, version, name, condition, enabled, position, priority,
      from_rulebook_version, changed_by)
    select ${unit.workspaceId}, kind, subject_id, version, name, nullif(condition, 'null'::jsonb), enabled, position, priority,
      ${rulebookVersion}::bigint, ${unit.actor}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(kind text, subject_id text, version int, name text,
      condition jsonb, enabled boolean, position int, priority text)
  `.execute(unit.db);
}

/** The subjects have no version in force from `rulebookVersion` on: they are deleted, or a newer one follows. */
export async function endRuleVersions(
  unit: UnitOfWork,
  rulebookVersion: number,
  subjects: readonly Pick<RuleVersion, 'kind' | 'subjectId'>[],
): Promise<void> {
  const kinds = [...new Set(subjects.map((subject) => subject.kind))];
  await sql`
    update rule_version set until_rulebook_version = ${rulebookVersion}
    where workspace_id = ${unit.workspaceId} and kind = any(${kinds}) and until_rulebook_version is null
      and subject_id = any(${subjects.map((subject) => subject.subjectId)})
  `.execute(unit.db);
}

/** Keeps what a rule's condition (and a queue's team) names, in place of what it named before. */
export async function saveReferences(
  unit: UnitOfWork,
  subject: Pick<RuleVersion, 'kind' | 'subjectId'>,
  condition: Condition | null,
  teamId: string | null = null,
): Promise<void> {
  const named = condition ? referencesOf(condition) : null;
  const targets: { kind: TargetKind; id: string }[] = [
    ...(named?.segments ?? []).map((id) => ({ kind: 'SEGMENT' as const, id })),
    ...(named?.properties ?? []).map((id) => ({ kind: 'PROPERTY' as const, id })),
    ...(named?.queues ?? []).map((id) => ({ kind: 'QUEUE' as const, id })),
    ...(named?.teams ?? []).map((id) => ({ kind: 'TEAM' as const, id })),
    ...(named?.teammates ?? []).map((id) => ({ kind: 'TEAMMATE' as const, id })),
    ...(teamId ? [{ kind: 'TEAM' as const, id: teamId }] : []),
  ];
  await sql`
    delete from rule_reference where workspace_id = ${unit.workspaceId}
      and subject_kind = ${subject.kind} and subject_id = ${subject.subjectId}
  `.execute(unit.db);
  if (targets.length === 0) return;
  await sql`
    insert into rule_reference (workspace_id, subject_kind, subject_id, target_kind, target_id)
    select ${unit.workspaceId}, ${subject.kind}, ${subject.subjectId}, kind, id
    from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as row(kind text, id text)
    on conflict do nothing
  `.execute(unit.db);
}
