import type { Condition, ConditionContext, FieldTypes } from '@cadre/shared/conditions/ast';
import { fieldTypes, type PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import { buildRulebook, type Rulebook } from '@cadre/shared/conditions/rulebook/rulebook';
import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, sql } from 'kysely';
import type { ContactSchema } from '../contacts/property-definitions.js';
import type { HeadStarts, Priority } from '../priority/pull-order.js';
import { hoursInForce } from '../routing/hours.read-model.js';
import type { OutsideHours } from '../routing/queues.read-model.js';
import type { HoursInForce } from '../routing/working-hours.js';

/** A rule as it is in force: the version names it in receipts. */
export interface RuleInForce {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly condition: Condition;
  readonly position: number;
}

export interface QueueInForce extends Omit<RuleInForce, 'condition'> {
  /** null for the fallback queue. */
  readonly condition: Condition | null;
  readonly teamId: string | null;
  readonly outsideHours: OutsideHours;
  /** When somebody works it; null is always. */
  readonly hours: HoursInForce | null;
}

export interface PriorityRuleInForce extends RuleInForce {
  readonly priority: Priority;
}

/** Everything that a new conversation is decided by, of one rulebook version. */
export interface WorkspaceRulebook {
  readonly version: number;
  readonly schema: ContactSchema;
  readonly types: FieldTypes;
  readonly headStarts: HeadStarts;
  readonly segmentRules: RuleSet<RuleInForce>;
  readonly priorityRules: RuleSet<PriorityRuleInForce>;
  readonly queues: RuleSet<QueueInForce>;
  readonly fallback: QueueInForce;
  /** Segments by canonical name and by key, for claims. */
  readonly claimable: ReadonlyMap<string, string>;
}

/** Rules in their order, with the compiled matcher of their conditions. */
export interface RuleSet<R> {
  readonly ordered: readonly R[];
  readonly byId: ReadonlyMap<string, R>;
  readonly compiled: Rulebook;
}

interface RulebookRow {
  version: number;
  time_zone: string;
  head_starts: HeadStarts;
  properties: PropertyDefinition[];
  segments: { id: string; key: string; name: string }[];
  segment_rules: RuleInForce[];
  priority_rules: PriorityRuleInForce[];
  queues: QueueInForce[];
}

/** Runs a query where the caller stands: on the connection it holds already, so as not to wait for a second. */
export type RunQuery = <R>(query: RawBuilder<R>) => Promise<R[]>;

/** Loads the rulebook as it is now, in one statement, so that all of it is of one version. */
async function readWorkspaceRulebook(
  run: RunQuery,
  workspaceId: string,
  earlier: WorkspaceRulebook | null,
): Promise<WorkspaceRulebook> {
  const [row] = await run(sql<RulebookRow>`
    select w.rulebook_version as version, w.time_zone, w.head_starts,
      coalesce((select jsonb_agg(jsonb_build_object('key', p.key, 'label', p.label, 'type', p.type, 'choices', p.choices)
        order by p.created_at, p.key) from contact_property p where p.workspace_id = w.id), '[]') as properties,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'key', g.key, 'name', g.name) order by g.id)
        from grouping g where g.workspace_id = w.id and g.kind = 'SEGMENT' and g.archived_at is null), '[]') as segments,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.segment_id, 'version', r.version, 'name', g.name,
          'condition', r.condition, 'position', 0) order by r.segment_id)
        from segment_rule r join grouping g on g.workspace_id = r.workspace_id and g.id = r.segment_id
        where r.workspace_id = w.id and r.enabled and g.archived_at is null), '[]') as segment_rules,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version, 'name', p.name,
          'condition', p.condition, 'position', p.position, 'priority', p.priority) order by p.position)
        from priority_rule p where p.workspace_id = w.id), '[]') as priority_rules,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'version', q.version, 'name', q.name,
          'condition', q.condition, 'position', q.position, 'teamId', q.team_id, 'outsideHours', q.outside_hours,
          'hours', ${hoursInForce}) order by q.is_fallback, q.position)
        from queue q left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id where q.workspace_id = w.id and q.deleted_at is null), '[]') as queues
    from workspace w where w.id = ${workspaceId}
  `);
  if (!row) throw new Error('The workspace of the scope is gone.');
  return compile(row, earlier);
}

function compile(row: RulebookRow, earlier: WorkspaceRulebook | null): WorkspaceRulebook {
  const fallback = row.queues.find((queue) => queue.condition === null);
  if (!fallback) throw new Error('The workspace has no fallback queue.');
  const types = fieldTypes(row.properties);
  const context: ConditionContext = { types, timeZone: row.time_zone };
  // Compiled rules stay good for as long as the fields mean the same.
  const kept = earlier && sameFields(earlier, row) ? earlier : null;
  return {
    version: row.version,
    schema: { properties: new Map(row.properties.map((one) => [one.key, one])), timeZone: row.time_zone },
    types,
    headStarts: row.head_starts,
    segmentRules: ruleSet(row.segment_rules, context, kept?.segmentRules ?? null),
    priorityRules: ruleSet(row.priority_rules, context, kept?.priorityRules ?? null),
    queues: ruleSet(row.queues, context, kept?.queues ?? null),
    fallback,
    claimable: new Map([
      ...row.segments.map(({ id, name }): [string, string] => [canonicalText(name), id]),
      ...row.segments.map(({ id, key }): [string, string] => [key, id]),
    ]),
  };
}

function sameFields(earlier: WorkspaceRulebook, row: RulebookRow): boolean {
  const { properties, timeZone } = earlier.schema;
  return (
    timeZone === row.time_zone &&
    properties.size === row.properties.length &&
    row.properties.every((property) => properties.get(property.key)?.type === property.type)
  );
}

const editsAtMost = 50;

function ruleSet<R extends Omit<RuleInForce, 'condition'> & { condition: Condition | null }>(
  ordered: readonly R[],
  context: ConditionContext,
  earlier: RuleSet<R> | null,
): RuleSet<R> {
  const byId = new Map(ordered.map((rule) => [rule.id, rule]));
  const rules = ordered.flatMap(({ id, condition }) => (condition === null ? [] : [{ id, condition }]));
  if (!earlier) return { ordered, byId, compiled: buildRulebook(rules, context) };
  const changed = rules.filter((rule) => earlier.byId.get(rule.id)?.version !== byId.get(rule.id)?.version);
  const gone = earlier.ordered.filter((rule) => !byId.has(rule.id));
  if (changed.length + gone.length > editsAtMost)
    return { ordered, byId, compiled: buildRulebook(rules, context) };
  let { compiled } = earlier;
  for (const { id } of gone) compiled = compiled.withoutRule(id);
  for (const rule of changed) compiled = compiled.withRule(rule);
  return { ordered, byId, compiled };
}

/** The rulebook of each workspace that this process serves; a newer version replaces the older. */
export class RulebookCache {
  #held = new Map<string, WorkspaceRulebook>();

  /** The rulebook of `version` or newer, loaded when the held one is older. */
  async atLeast(run: RunQuery, workspaceId: string, version: number): Promise<WorkspaceRulebook> {
    const held = this.#held.get(workspaceId) ?? null;
    if (held && held.version >= version) return held;
    const loaded = await readWorkspaceRulebook(run, workspaceId, held);
    this.#held.set(workspaceId, loaded);
    return loaded;
  }
}

export const rulebookCache = () => new RulebookCache();
