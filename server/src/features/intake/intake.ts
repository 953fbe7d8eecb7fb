import type { RawBuilder } from 'kysely';
import type { Actor } from '../../platform/actor.js';
import { refusalOfConstraint } from '../../platform/database/constraints.js';
import { bindAndShare } from '../../platform/database/decision-lock.js';
import { inScope } from '../../platform/database/scope.js';
import type { ScopedClient } from '../../platform/database/scoped-pool.js';
import { IdempotencyMismatch, NotFound, Refusal } from '../../platform/errors/errors.js';
import { isContended, isUniqueViolation } from '../../platform/errors/transient.js';
import { timed } from '../../platform/observability/metrics.js';
import type { Platform } from '../../platform/platform.js';
import { decide } from './decide.js';
import { type Found, gatherStatement, toFound } from './gather.js';
import { identify } from './identify.js';
import type { IntakeRequest } from './intake-request.js';
import { type ConversationDraft, type Decided, saveStatement } from './save.js';
import { findAttachments, firstMissing, sendable, sendStatement } from './send-attachments.js';
import { type RunQuery, rulebookCache, type WorkspaceRulebook } from './workspace-rulebook.js';

/** A conversation that was started now, or the one that an earlier call with the same key started. */
export type Started =
  | { readonly repeated: false; readonly conversation: ConversationDraft & { readonly number: number } }
  | { readonly repeated: true; readonly conversationId: string };

interface Waiting {
  readonly request: IntakeRequest;
  readonly resolve: (started: Started) => void;
  readonly reject: (error: unknown) => void;
}

const batchAtMost = 200;
// Two, so that one batch is read and decided while the other commits.
const batchesAtOnce = 2;
const attemptsAlone = 5;

/**
 * The one pipeline for every door: identify → gather → segment → prioritise → route → save → announce. What
 * arrives while a batch is under way shares the next transaction, and each is answered after its commit; one
 * that fails in company is tried alone, so nobody fails for another's fault.
 */
export class Intake {
  #doors = new Map<string, Door>();

  constructor(private readonly platform: Platform) {}

  /** @throws Refusal for this request. */
  start(workspaceId: string, request: IntakeRequest): Promise<Started> {
    return new Promise((resolve, reject) => {
      const door = this.#doors.get(workspaceId) ?? newDoor();
      this.#doors.set(workspaceId, door);
      door.waiting.push({ request, resolve, reject });
      if (door.scheduled) return;
      door.scheduled = true;
      // Requests that arrive in the same turn of the event loop go together.
      setImmediate(() => {
        door.scheduled = false;
        this.pump(workspaceId);
      });
    });
  }

  private pump(workspaceId: string): void {
    const door = this.#doors.get(workspaceId);
    while (door && door.running < batchesAtOnce) {
      const batch = takeBatch(door);
      if (batch.length === 0) return;
      door.running += 1;
      void this.run(workspaceId, batch).finally(() => {
        door.running -= 1;
        for (const one of batch) for (const name of namesOf(one.request)) door.busy.delete(name);
        if (door.running === 0 && door.waiting.length === 0) this.#doors.delete(workspaceId);
        else this.pump(workspaceId);
      });
    }
  }

  private async run(workspaceId: string, batch: readonly Waiting[]): Promise<void> {
    const requests = batch.map((one) => one.request);
    try {
      const outcomes = await this.timedTransaction(workspaceId, requests);
      for (const [index, one] of batch.entries()) settle(one, outcomes[index]);
    } catch {
      for (const one of batch) await this.alone(workspaceId, one);
    }
  }

  private async alone(workspaceId: string, one: Waiting): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [outcome] = await this.timedTransaction(workspaceId, [one.request]);
        return settle(one, outcome);
      } catch (error) {
        // Where somebody else was first, whoever reads again sees it.
        if (attempt < attemptsAlone && (isContended(error) || isUniqueViolation(error))) continue;
        return one.reject(refusalOfConstraint(error) ?? error);
      }
    }
  }

  private timedTransaction(workspaceId: string, requests: readonly IntakeRequest[]): Promise<Outcome[]> {
    const { intakeBatchDuration, intakeBatchSize } = this.platform.metrics;
    return timed(
      (seconds, isDone) => {
        intakeBatchDuration.observe({ outcome: isDone ? 'committed' : 'rolled_back' }, seconds);
        intakeBatchSize.observe(requests.length);
      },
      () => this.transaction(workspaceId, requests),
    );
  }

  /** One batch in one transaction and two round trips: read, decide in memory, write and commit. */
  private transaction(workspaceId: string, requests: readonly IntakeRequest[]): Promise<Outcome[]> {
    return inScope({ workspaceId }, async () => {
      const client = await this.platform.database.pool.connect();
      let open = true;
      try {
        const [, , read, files] = await client.flush([
          ...client.opening(bindAndShare),
          gatherStatement(workspaceId, requests),
          ...findAttachments(workspaceId, requests),
        ]);
        const attachments = sendable(files?.rows);
        const found = toFound(read?.rows[0]);
        const rulebook = await this.rulebook(client, workspaceId, found.rulebookVersion);
        const now = new Date();
        const outcomes = requests.map((request) => decideOne(request, found, attachments, rulebook, now));
        const decided = outcomes.filter((outcome): outcome is Decided => isDecided(outcome));
        const drafts =
          decided.length === 0 ? await close(client) : await save(client, workspaceId, rulebook, decided);
        open = false;
        if (decided.length > 0) this.platform.announcer.announce(workspaceId);
        return outcomes.map((outcome): Outcome => {
          if (!isDecided(outcome)) return outcome;
          const conversation = drafts[decided.indexOf(outcome)];
          if (!conversation) throw new Error('A decided conversation was not saved.');
          return { repeated: false, conversation };
        });
      } finally {
        if (open) await client.rollBack();
        client.release();
      }
    });
  }

  private rulebook(client: ScopedClient, workspaceId: string, version: number): Promise<WorkspaceRulebook> {
    const { database } = this.platform;
    const run: RunQuery = async <R>(query: RawBuilder<R>) => {
      const { sql: text, parameters } = query.compile(database.sql);
      const [answer] = await client.flush([{ text, values: [...parameters] }]);
      return (answer?.rows ?? []) as R[];
    };
    return this.platform.only(rulebookCache).atLeast(run, workspaceId, version);
  }
}

export const intake = (platform: Platform) => new Intake(platform);

type Outcome = Started | Refusal;

/** What waits in a workspace, and whose requests are under way. */
interface Door {
  waiting: Waiting[];
  running: number;
  scheduled: boolean;
  readonly busy: Set<string>;
}

function newDoor(): Door {
  return { waiting: [], running: 0, scheduled: false, busy: new Set() };
}

/**
 * Takes from the front, leaving for later what is of a contact, key or external id that is under way: the
 * conversations of one contact are decided in the order in which they came.
 */
function takeBatch(door: Door): Waiting[] {
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  const passedBy = new Set<string>();
  for (const one of door.waiting) {
    const names = namesOf(one.request);
    const isFree =
      batch.length < batchAtMost && !names.some((name) => door.busy.has(name) || passedBy.has(name));
    (isFree ? batch : later).push(one);
    for (const name of names) (isFree ? door.busy : passedBy).add(name);
  }
  door.waiting = later;
  return batch;
}

function namesOf({ identity, idempotency, externalId, attachmentIds }: IntakeRequest): string[] {
  const names: [string, string | null | undefined][] = [
    ['id', identity.id],
    ['externalId', identity.externalId],
    ['email', identity.email],
    ['key', idempotency?.key],
    ['conversation', externalId],
    ...attachmentIds.map((id): [string, string] => ['attachment', id]),
  ];
  return names.flatMap(([kind, name]) => (name ? [`${kind} ${name}`] : []));
}

function settle(one: Waiting, outcome: Outcome | undefined): void {
  if (outcome instanceof Refusal) one.reject(outcome);
  else if (outcome) one.resolve(outcome);
  else one.reject(new Error('An intake ended without an outcome.'));
}

function isDecided(outcome: Decided | Outcome): outcome is Decided {
  return 'decision' in outcome;
}

function decideOne(
  request: IntakeRequest,
  found: Found,
  attachments: ReadonlySet<string>,
  rulebook: WorkspaceRulebook,
  now: Date,
): Decided | Refusal | Started {
  const earlier = request.idempotency ? found.answered[request.idempotency.key] : undefined;
  if (earlier) {
    if (earlier.hash !== request.idempotency?.hash) return new IdempotencyMismatch();
    return { repeated: true, conversationId: earlier.conversationId };
  }
  const missing = firstMissing(request, attachments);
  if (missing !== -1) return new NotFound('attachment', [...request.path, 'attachmentIds', String(missing)]);
  const at = request.history?.createdAt ?? now;
  const identified = identify(request, found, rulebook.schema, at);
  if (identified instanceof Refusal) return identified;
  const contactId = identified.contact.id;
  const decision = decide(
    {
      contactFacts: identified.facts,
      memberOf: found.memberships[contactId] ?? [],
      keptOutOf: new Set(found.keptOut[contactId]),
      groups: request.groups,
      channel: request.channel,
      texts: request.texts,
      priority: request.history?.priority ?? null,
      now: at.getTime(),
    },
    rulebook,
  );
  return { request, identified, decision, now, at };
}

async function save(
  client: ScopedClient,
  workspaceId: string,
  rulebook: WorkspaceRulebook,
  decided: readonly Decided[],
): Promise<(ConversationDraft & { number: number })[]> {
  const { statement, drafts } = saveStatement(workspaceId, rulebook, decided);
  const sent = decided.map(({ request: { attachmentIds } }, index) => ({
    conversationId: drafts[index]?.id ?? '',
    attachmentIds,
  }));
  const [written] = await client.flush([
    statement,
    ...sendStatement(workspaceId, sent),
    { text: 'commit', values: [] },
  ]);
  const base = Number(written?.rows[0]?.base);
  return drafts.map((draft) => ({ ...draft, number: base + draft.ordinal }));
}

async function close(client: ScopedClient): Promise<[]> {
  await client.flush([{ text: 'commit', values: [] }]);
  return [];
}

/** Whose conversation it is, for the audit log. */
export interface IntakeAuthor {
  readonly workspaceId: string;
  readonly actor: Actor;
}
