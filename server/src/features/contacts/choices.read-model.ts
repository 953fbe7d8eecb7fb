import type { Condition } from '@cadre/shared/conditions/ast';
import { predicatesOf } from '@cadre/shared/conditions/references';
import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { UseOf } from '../../platform/errors/errors.js';
import { usesOf } from '../teams/uses.read-model.js';

/** A rule as it is now that names a property, with all that a new version of it takes. */
export interface NamingRule extends UseOf {
  readonly condition: Condition;
  readonly version: number;
  readonly enabled: boolean;
  readonly position: number | null;
  readonly priority: string | null;
}

/** What holds the choices of a property. */
export interface ChoiceHolders {
  /** Contacts by the choice in its canonical form. */
  readonly contacts: ReadonlyMap<string, number>;
  readonly rules: readonly NamingRule[];
}

/** What holds the choices of each of the properties, by key: three statements, however many there are. */
export async function choiceHolders(
  reader: Reader,
  keys: readonly string[],
): Promise<Map<string, ChoiceHolders>> {
  const counts = await contactsByChoice(reader, keys);
  const rules = await rulesNaming(reader, keys);
  return new Map(
    keys.map((key) => [key, { contacts: counts.get(key) ?? new Map(), rules: rules.get(key) ?? [] }]),
  );
}

async function contactsByChoice(reader: Reader, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; choice: string; count: number }>`
    select k.key, v.choice, count(*) as count from contact c, unnest(${keys}::text[]) k(key),
      jsonb_array_elements_text(case jsonb_typeof(c.facts -> k.key)
        when 'array' then c.facts -> k.key else jsonb_build_array(c.facts -> k.key) end) v(choice)
    where c.workspace_id = ${reader.workspaceId} and c.facts ? k.key group by k.key, v.choice
  `.execute(reader.db);
  const counts = new Map<string, Map<string, number>>(keys.map((key) => [key, new Map()]));
  for (const { key, choice, count } of rows) counts.get(key)?.set(choice, count);
  return counts;
}

/** The rules that name each of the properties, by key. */
export async function rulesNaming(
  reader: Reader,
  keys: readonly string[],
): Promise<Map<string, NamingRule[]>> {
  const uses = await usesOf(reader, 'PROPERTY', keys);
  const ids = [...new Set([...uses.values()].flat().map(({ id }) => id))];
  const { rows } = await sql<Omit<NamingRule, 'name'>>`
    select 'SEGMENT_RULE' as kind, segment_id as id, condition, version, enabled, null::int as position, null as priority
    from segment_rule where workspace_id = ${reader.workspaceId} and segment_id = any(${ids})
    union all select 'QUEUE', id, condition, version, true, position, null
    from queue where workspace_id = ${reader.workspaceId} and id = any(${ids}) and deleted_at is null
    union all select 'PRIORITY_RULE', id, condition, version, true, position, priority
    from priority_rule where workspace_id = ${reader.workspaceId} and id = any(${ids})
    union all select 'SAVED_VIEW', id, condition, version, true, null, null
    from saved_view where workspace_id = ${reader.workspaceId} and id = any(${ids})
  `.execute(reader.db);
  const byId = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return new Map(
    [...uses].map(([key, found]) => [
      key,
      found.flatMap((use) => {
        const row = byId.get(`${use.kind} ${use.id}`);
        return row ? [{ ...row, name: use.name }] : [];
      }),
    ]),
  );
}

/** Whether a predicate on the field has the choice as a value of its own, not as a part of a text. */
export function namesChoice(condition: Condition, field: string, choice: string): boolean {
  const canonical = canonicalText(choice);
  for (const predicate of predicatesOf(condition)) {
    if (predicate.field !== field || !comparesWhole.has(predicate.operator)) continue;
    const values = Array.isArray(predicate.value) ? predicate.value : [predicate.value];
    if (values.some((value) => canonicalText(String(value)) === canonical)) return true;
  }
  return false;
}

/** The operators whose values are whole choices. */
export const comparesWhole: ReadonlySet<string> = new Set(['EQUALS', 'NOT_EQUALS', 'IN', 'NOT_IN']);
