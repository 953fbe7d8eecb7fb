import type { Condition } from '@cadre/shared/conditions/ast';
import { keyOfName } from '@cadre/shared/key-of-name';
import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { checkOrder, checkVersion } from '../conditions/rule-order.js';
import { endRuleVersions, saveReferences, saveRuleVersions } from '../conditions/rule-versions.js';
import { checkCondition, readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { findGrouping } from '../teams/groupings.service.js';
import { Queue } from './routing.entity.js';

const queuesAtMost = 1_000;

type QueueMode = Queue['mode'];

interface QueueInput {
  readonly name?: string | null | undefined;
  readonly condition?: unknown;
  readonly team?: string | null | undefined;
  readonly mode?: QueueMode | null | undefined;
  readonly outsideHours?: Queue['outsideHours'] | null | undefined;
  readonly validateOnly?: boolean | null | undefined;
}

/** The queue that takes what no other matches; a workspace begins with it and keeps it. */
export async function createFallbackQueue(unit: UnitOfWork): Promise<Queue> {
  const queue = unit.em.create(Queue, {
    workspaceId: unit.workspaceId,
    id: newId('queue'),
    key: 'everything_else',
    name: 'Everything else',
    position: 1,
    condition: null,
    isFallback: true,
    teamId: null,
    mode: 'AGENTS_TAKE',
    outsideHours: 'WAIT',
    version: 1,
    deletedAt: null,
    createdAt: new Date(),
  });
  await saveRuleVersions(unit, 1, [versionOf(queue)]);
  return queue;
}

/** Adds a queue as the last before the fallback queue. null: only checked. @throws Invalid, Taken, NotFound */
export async function createQueue(
  unit: UnitOfWork,
  input: QueueInput & { name: string; key?: string | null | undefined },
): Promise<Queue | null> {
  const rulebookVersion = input.validateOnly ? 0 : await raiseRulebookVersion(unit);
  const queues = await orderedQueues(unit);
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  const key = input.key == null ? freeKey(name, queues) : check.key(input.key, ['input', 'key']);
  if (queues.length >= queuesAtMost) check.add(['input'], `A workspace has at most ${queuesAtMost} queues.`);
  check.done();
  if (queues.some((queue) => queue.key === key)) throw new Taken('This key is taken.', ['input', 'key']);
  const condition = await readCondition(unit, input.condition);
  const teamId = await readTeam(unit, input.team);
  if (input.validateOnly) return null;
  const fallback = queues.find((queue) => queue.isFallback);
  const queue = unit.em.create(Queue, {
    workspaceId: unit.workspaceId,
    id: newId('queue'),
    key,
    name,
    position: fallback?.position ?? queues.length + 1,
    condition,
    isFallback: false,
    teamId,
    mode: input.mode ?? 'AGENTS_TAKE',
    outsideHours: input.outsideHours ?? 'WAIT',
    version: 1,
    deletedAt: null,
    createdAt: new Date(),
  });
  // The fallback queue is always tried last, so its place is no change of its rule.
  if (fallback) fallback.position += 1;
  await saveChange(unit, rulebookVersion, queue, 'queue.created', null);
  await raiseOrderVersion(unit);
  return queue;
}

/**
 * What waits in it goes with it when it is given to another team group. null: only checked.
 * @throws NotFound, Conflict, Invalid
 */
export async function changeQueue(
  unit: UnitOfWork,
  input: QueueInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<Queue | null> {
  // Whatever comes to wait in it meanwhile is saved before, and goes to the other team group with the rest.
  if (input.team !== undefined && !input.validateOnly) await holdDecisions(unit);
  const rulebookVersion = input.validateOnly ? 0 : await raiseRulebookVersion(unit);
  const queue = await findQueue(unit, input.id);
  checkVersion(input.expectedVersion, queue.version);
  const before = describe(queue);
  const check = new InputCheck();
  const name = input.name == null ? queue.name : check.text(input.name, ['input', 'name']);
  if (queue.isFallback && input.condition != null) {
    check.add(
      ['input', 'condition'],
      'The fallback queue takes everything that is left and has no condition.',
    );
  }
  if (queue.isFallback && input.outsideHours === 'NEXT_QUEUE') {
    check.add(['input', 'outsideHours'], 'No queue comes after the fallback queue, so it always waits here.');
  }
  check.done();
  const condition =
    input.condition === undefined || queue.isFallback
      ? queue.condition
      : await readCondition(unit, input.condition);
  const teamId = input.team === undefined ? queue.teamId : await readTeam(unit, input.team);
  if (input.validateOnly) return null;
  Object.assign(queue, {
    name,
    condition,
    teamId,
    mode: input.mode ?? queue.mode,
    outsideHours: input.outsideHours ?? queue.outsideHours,
    version: queue.version + 1,
  });
  const handedOver = teamId === before.teamId ? [] : await handOver(unit, queue);
  await saveChange(unit, rulebookVersion, queue, 'queue.changed', before, handedOver);
  return queue;
}

/** What was escalated waits on for the team group that it was escalated to. @returns the ids of what was handed over. */
async function handOver({ db, workspaceId }: UnitOfWork, { id, teamId }: Queue): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update conversation set team_id = ${teamId ?? null}, updated_at = now()
    where workspace_id = ${workspaceId} and queue_id = ${id} and waiting_since is not null and not escalated
    returning id
  `.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Deletes a queue; what waits in it goes to the fallback queue.
 * @throws NotFound; Invalid for the fallback queue.
 */
export async function deleteQueue(unit: UnitOfWork, id: string): Promise<string> {
  // Whatever comes to wait in it meanwhile is saved before, and is moved with the rest.
  await holdDecisions(unit);
  const rulebookVersion = await raiseRulebookVersion(unit);
  const queue = await findQueue(unit, id);
  if (queue.isFallback) throw Invalid.at(['input', 'id'], 'The fallback queue cannot be deleted.');
  const queues = await orderedQueues(unit);
  const fallback = queues.find((other) => other.isFallback);
  const { rows } = await sql<{ id: string }>`
    update conversation set queue_id = ${fallback?.id}, team_id = ${fallback?.teamId ?? null}, updated_at = now()
    where workspace_id = ${unit.workspaceId} and queue_id = ${queue.id} and waiting_since is not null
    returning id
  `.execute(unit.db);
  queue.deletedAt = new Date();
  const subject = { kind: 'QUEUE' as const, subjectId: queue.id };
  await endRuleVersions(unit, rulebookVersion, [subject]);
  await saveReferences(unit, subject, null);
  for (const [index, other] of queues.filter((one) => one.id !== queue.id).entries())
    other.position = index + 1;
  await raiseOrderVersion(unit);
  unit.record({
    type: 'queue.deleted',
    subjectId: queue.id,
    conversationIds: rows.map((row) => row.id),
    data: { before: describe(queue), movedToFallback: rows.length },
  });
  return queue.id;
}

/** Gives the queues a new order; the fallback queue stays last. @throws Invalid, Conflict */
export async function reorderQueues(
  unit: UnitOfWork,
  input: { ids: readonly string[]; expectedVersion?: number | null | undefined },
): Promise<void> {
  const rulebookVersion = await raiseRulebookVersion(unit);
  const queues = (await orderedQueues(unit)).filter((queue) => !queue.isFallback);
  const { rows } = await sql<{ version: number }>`
    select queue_order_version as version from workspace where id = ${unit.workspaceId}
  `.execute(unit.db);
  const before = queues.map((queue) => queue.id);
  checkOrder(input, { ids: before, version: rows[0]?.version ?? 0 });
  const moved = queues.filter((queue) => queue.position !== input.ids.indexOf(queue.id) + 1);
  for (const queue of moved) {
    queue.position = input.ids.indexOf(queue.id) + 1;
    queue.version += 1;
  }
  await saveRuleVersions(unit, rulebookVersion, moved.map(versionOf));
  await raiseOrderVersion(unit);
  unit.record({ type: 'queues.reordered', data: { before, after: input.ids } });
}

async function saveChange(
  unit: UnitOfWork,
  rulebookVersion: number,
  queue: Queue,
  type: string,
  before: object | null,
  conversationIds: readonly string[] = [],
): Promise<void> {
  const subject = { kind: 'QUEUE' as const, subjectId: queue.id };
  await saveRuleVersions(unit, rulebookVersion, [versionOf(queue)]);
  await saveReferences(unit, subject, queue.condition ?? null, queue.teamId);
  if (queue.mode === 'ASSIGN_AUTOMATICALLY') await watchForRoom(unit);
  unit.record({ type, subjectId: queue.id, conversationIds, data: { before, after: describe(queue) } });
}

/** From now on what waits in this workspace is given out to whoever has room. */
async function watchForRoom({ db, workspaceId }: UnitOfWork): Promise<void> {
  await sql`
    insert into automatic_workspace (in_workspace_id) values (${workspaceId}) on conflict do nothing
  `.execute(db);
}

function versionOf(queue: Queue) {
  const { id, version, name, condition, position } = queue;
  return {
    kind: 'QUEUE' as const,
    subjectId: id,
    version,
    name,
    condition: condition ?? null,
    enabled: true,
    position,
  };
}

function describe({ name, condition, teamId, mode, outsideHours, position, version }: Queue) {
  return { name, condition, teamId, mode, outsideHours, position, version };
}

async function raiseOrderVersion(unit: UnitOfWork): Promise<void> {
  await sql`
    update workspace set queue_order_version = queue_order_version + 1 where id = ${unit.workspaceId}
  `.execute(unit.db);
}

function orderedQueues(unit: UnitOfWork): Promise<Queue[]> {
  const { workspaceId } = unit;
  return unit.em.find(
    Queue,
    { workspaceId, deletedAt: null },
    { orderBy: { isFallback: 'asc', position: 'asc' } },
  );
}

async function findQueue(unit: UnitOfWork, idOrKey: string): Promise<Queue> {
  const { workspaceId } = unit;
  const named = { $or: [{ id: idOrKey }, { key: idOrKey }] };
  const queue = await unit.em.findOne(Queue, { workspaceId, deletedAt: null, ...named });
  if (!queue) throw new NotFound('queue', ['input', 'id']);
  return queue;
}

async function readCondition(unit: UnitOfWork, raw: unknown): Promise<Condition> {
  if (raw == null)
    throw Invalid.at(['input', 'condition'], 'A queue needs a condition; only the fallback queue has none.');
  return checkCondition(raw, await readWorkspaceCatalogue(unit), 'ROUTING', ['input', 'condition']);
}

async function readTeam(unit: UnitOfWork, team: string | null | undefined): Promise<string | null> {
  return team == null ? null : (await findGrouping(unit, 'TEAM', team, ['input', 'team'])).id;
}

function freeKey(name: string, queues: readonly Queue[]): string {
  const wanted = keyOfName(name);
  const taken = new Set(queues.map((queue) => queue.key));
  let key = wanted;
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}_${number}`;
  return key;
}
