import type { Condition, FieldTypes } from '@cadre/shared/conditions/ast';
import {
  type CatalogueContext,
  type CatalogueSources,
  type FieldCatalogue,
  fieldCatalogue,
  fieldTypes,
} from '@cadre/shared/conditions/catalogue';
import { describeCondition } from '@cadre/shared/conditions/describe';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { parseCondition } from '@cadre/shared/conditions/validate';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';

/** The doors that a conversation can come through; a condition may name others that callers send. */
export const channels = ['widget', 'email', 'chat', 'phone', 'social', 'api'] as const;

/** All that reading, checking and telling a condition of this workspace needs. */
export interface WorkspaceCatalogue {
  readonly sources: CatalogueSources;
  readonly types: FieldTypes;
  readonly timeZone: string;
}

interface SourcesRow {
  time_zone: string;
  sources: Required<Omit<CatalogueSources, 'channels'>>;
}

export async function readWorkspaceCatalogue(reader: Reader): Promise<WorkspaceCatalogue> {
  const { rows } = await sql<SourcesRow>`
    select w.time_zone, jsonb_build_object(
      'properties', coalesce((select jsonb_agg(jsonb_build_object(
          'key', p.key, 'label', p.label, 'type', p.type, 'choices', p.choices) order by p.created_at, p.key)
        from contact_property p where p.workspace_id = w.id), '[]'),
      'segments', ${named(sql`grouping`, sql`n.kind = 'SEGMENT' and n.archived_at is null`)},
      'teams', ${named(sql`grouping`, sql`n.kind = 'TEAM' and n.archived_at is null`)},
      'queues', ${named(sql`queue`, sql`n.deleted_at is null`)},
      'teammates', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', a.name) order by a.name, t.id)
        from teammate t join account a on a.id = t.account_id
        where t.workspace_id = w.id and t.removed_at is null), '[]'),
      'topics', coalesce((select jsonb_agg(topic) from (
        select distinct c.topic from conversation c where c.workspace_id = w.id and c.created_at > now() - interval '90 days'
          and c.topic is not null order by 1 limit 200) topics), '[]')
    ) as sources
    from workspace w where w.id = ${reader.workspaceId}
  `.execute(reader.db);
  const row = rows[0];
  if (!row) throw new Error('The workspace of the scope is gone.');
  const sources = { ...row.sources, channels };
  return { sources, types: fieldTypes(sources.properties), timeZone: row.time_zone };
}

function named(table: ReturnType<typeof sql>, which: ReturnType<typeof sql>) {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'key', n.key) order by n.name, n.id)
    from ${table} n where n.workspace_id = w.id and ${which}), '[]')`;
}

export function fieldsOf(catalogue: WorkspaceCatalogue, context: CatalogueContext): FieldCatalogue {
  return fieldCatalogue(context, catalogue.sources);
}

/**
 * The stored form of a condition that a caller wrote.
 * @throws Invalid with an issue at the path of each thing that is wrong.
 */
export function checkCondition(
  raw: unknown,
  catalogue: WorkspaceCatalogue,
  context: CatalogueContext,
  path: readonly string[],
): Condition {
  const parsed = parseCondition(raw, fieldsOf(catalogue, context), { timeZone: catalogue.timeZone });
  if (parsed.ok) return parsed.condition;
  throw new Invalid(
    parsed.issues.map((issue) => ({ path: [...path, ...issue.path], message: issue.message })),
  );
}

/** The English sentence of a stored condition; names are looked up as they are today. */
export function summaryOf(condition: Condition, catalogue: WorkspaceCatalogue): string {
  return describeCondition(condition, fieldsOf(catalogue, 'VIEW'));
}

/** Why a stored condition cannot be used, or null: restored from a backup without what it names, say. */
export function brokenReason(condition: Condition, catalogue: WorkspaceCatalogue): string | null {
  const prepared = prepareCondition(condition, catalogue);
  return prepared.ok
    ? null
    : prepared.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
}
