import type { Reader } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import { checkCondition, type WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import type { Priority } from '../priority/pull-order.js';
import { draftHours } from '../routing/hours.read-model.js';
import type { OutsideHours } from '../routing/queues.read-model.js';
import { draftId, type RoutingDraft } from './draft-rulebook.js';
import type { PriorityRuleInForce, QueueInForce, RuleSet, WorkspaceRulebook } from './workspace-rulebook.js';

export interface QueueDraft {
  readonly id?: string | null | undefined;
  readonly condition?: unknown;
  readonly team?: string | null | undefined;
  readonly outsideHours?: OutsideHours | null | undefined;
}

export interface PriorityRuleDraft {
  readonly id?: string | null | undefined;
  readonly condition?: unknown;
  readonly priority?: Priority | null | undefined;
}

export interface RoutingDraftInput {
  readonly queue?: QueueDraft | null | undefined;
  readonly priorityRule?: PriorityRuleDraft | null | undefined;
}

/** Where a draft is read: by what it is checked, and where its mistakes are told. */
interface Place {
  readonly reader: Reader;
  readonly catalogue: WorkspaceCatalogue;
  readonly rulebook: WorkspaceRulebook;
  readonly path: readonly string[];
}

/** A checked draft. @throws Invalid at the predicate, NotFound */
export async function readRoutingDraft(input: RoutingDraftInput, place: Place): Promise<RoutingDraft> {
  const at = (name: string) => ({ ...place, path: [...place.path, name] });
  return {
    queue: input.queue ? await readQueueDraft(input.queue, at('queue')) : null,
    priorityRule: input.priorityRule ? readRuleDraft(input.priorityRule, at('priorityRule')) : null,
  };
}

async function readQueueDraft(input: QueueDraft, place: Place): Promise<QueueInForce> {
  const { reader, rulebook, path } = place;
  const saved = findRule(rulebook.queues, input.id, 'queue', path);
  const isFallback = saved?.condition === null;
  const teamId = input.team === undefined ? (saved?.teamId ?? null) : input.team;
  const hours = await draftHours(reader, teamId);
  if (!hours) throw new NotFound('team group', [...path, 'team']);
  return {
    id: saved?.id ?? draftId,
    version: saved?.version ?? 0,
    name: saved?.name ?? 'This queue',
    position: saved?.position ?? Number.MAX_SAFE_INTEGER,
    condition: isFallback ? null : readCondition(input, place, saved?.condition),
    teamId: hours.teamId,
    hours: hours.inForce,
    outsideHours: isFallback ? 'WAIT' : (input.outsideHours ?? saved?.outsideHours ?? 'WAIT'),
  };
}

function readRuleDraft(input: PriorityRuleDraft, place: Place): PriorityRuleInForce {
  const saved = findRule(place.rulebook.priorityRules, input.id, 'priority rule', place.path);
  return {
    id: saved?.id ?? draftId,
    version: saved?.version ?? 0,
    name: saved?.name ?? 'This rule',
    position: saved?.position ?? Number.MAX_SAFE_INTEGER,
    condition: readCondition(input, place, saved?.condition),
    priority: input.priority ?? saved?.priority ?? 'NORMAL',
  };
}

function readCondition(input: { condition?: unknown }, { catalogue, path }: Place, saved: unknown) {
  return checkCondition(input.condition ?? saved, catalogue, 'ROUTING', [...path, 'condition']);
}

function findRule<R extends { id: string }>(
  rules: RuleSet<R>,
  id: string | null | undefined,
  what: string,
  path: readonly string[],
): R | null {
  if (id == null) return null;
  const found = rules.byId.get(id);
  if (!found) throw new NotFound(what, [...path, 'id']);
  return found;
}
