import DataLoader from 'dataloader';
import type { Actor } from '../../platform/actor.js';
import { bindAndShare } from '../../platform/database/decision-lock.js';
import { inScope } from '../../platform/database/scope.js';
import type { ScopedClient } from '../../platform/database/scoped-pool.js';
import { Forbidden } from '../../platform/errors/errors.js';
import { isContended } from '../../platform/errors/transient.js';
import type { Platform } from '../../platform/platform.js';
import { isAtWork } from '../routing/working-hours.js';
import { choosePulls, type Pull, type Puller } from './choose-pulls.js';
import { headsStatement, type Seat, seatsStatement, takeStatement, toHeads } from './take-statements.js';

/** Why nobody was given anything. */
export type NothingTaken = 'NO_QUEUES' | 'OUTSIDE_HOURS' | 'NO_CAPACITY' | 'NOTHING_WAITS';

export type Taken =
  | { readonly conversationId: string; readonly reason: null }
  | { readonly conversationId: null; readonly reason: NothingTaken };

interface Taker {
  readonly actor: Actor;
  readonly teammateId: string;
}

/** What a look made of one taker; HELD: something waits, and others have hold of all that was looked at. */
type Outcome = Taken | Forbidden | 'HELD';

const batchAtMost = 200;
const attempts = 4;
// What others hold at this moment is passed over at the second look; when they hold everything, it is looked at again
// a moment later.
const looksAfterMs = [0, 0, 20, 80] as const;

/**
 * Gives teammates the next conversation of their queues: the smallest effective time, then id. Who asks while others of
 * the workspace are being served shares the next transaction, in the order of asking, and is answered after its commit.
 */
export class TakesNext {
  readonly #doors = new Map<string, DataLoader<Taker, Taken>>();

  constructor(private readonly platform: Platform) {}

  /** Whoever asks takes, available or not; being available is about what comes unasked. @throws Forbidden without a seat */
  take(workspaceId: string, taker: Taker): Promise<Taken> {
    const door = this.#doors.get(workspaceId) ?? this.open(workspaceId);
    return door.load(taker);
  }

  private open(workspaceId: string): DataLoader<Taker, Taken> {
    let served: Promise<unknown> = Promise.resolve();
    const door = new DataLoader<Taker, Taken>(
      (takers) => {
        const serving = this.serve(workspaceId, takers);
        served = serving.catch(() => {});
        return serving;
      },
      {
        cache: false,
        maxBatchSize: batchAtMost,
        // Those of one turn of the event loop go together, and none before the transaction that is under way.
        batchScheduleFn: (dispatch) => void served.then(() => setImmediate(dispatch)),
      },
    );
    this.#doors.set(workspaceId, door);
    return door;
  }

  /** Look after look, until none is left who may get one. */
  private async serve(workspaceId: string, takers: readonly Taker[]): Promise<(Taken | Error)[]> {
    const outcomes: Outcome[] = takers.map(() => 'HELD');
    let held: ReadonlySet<string> = new Set();
    for (const afterMs of looksAfterMs) {
      const left = [...takers.keys()].filter((index) => outcomes[index] === 'HELD');
      if (left.length === 0) break;
      if (afterMs > 0) {
        held = new Set();
        await new Promise((resolve) => setTimeout(resolve, afterMs));
      }
      const asking = left.map((index) => takers[index] as Taker);
      const look = await this.look(workspaceId, asking, held);
      for (const [place, index] of left.entries()) outcomes[index] = look.outcomes[place] ?? 'HELD';
      held = look.held;
    }
    return outcomes.map((outcome) => (outcome === 'HELD' ? nothing('NOTHING_WAITS') : outcome));
  }

  private async look(
    workspaceId: string,
    takers: readonly Taker[],
    held: ReadonlySet<string>,
  ): Promise<Look> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inScope({ workspaceId }, () => this.transaction(workspaceId, takers, held));
      } catch (error) {
        if (attempt === attempts || !isContended(error)) throw error;
      }
    }
  }

  /**
   * One transaction and three round trips, however many ask: their seats are locked; by a younger snapshot, which counts
   * everything that they were given, the first of their queues are read; the chosen are locked, if nobody has hold of
   * them, and taken. Nothing else is locked, so nobody else is held up.
   */
  private async transaction(
    workspaceId: string,
    takers: readonly Taker[],
    held: ReadonlySet<string>,
  ): Promise<Look> {
    const client = await this.platform.database.pool.connect();
    let open = true;
    try {
      // Decisions are shared, because while head starts are set everything that waits is held.
      const opening = client.opening(bindAndShare);
      const teammateIds = [...new Set(takers.map(({ teammateId }) => teammateId))];
      const [, , seats] = await client.flush([...opening, seatsStatement(workspaceId, teammateIds)]);
      const pullers = takers.map((taker) => pullerOf(taker, seats?.rows ?? [], Date.now()));
      const pulls = await choose(client, workspaceId, pullers, held);
      const got = await takeAndCommit(client, workspaceId, pulls, takers, pullers);
      open = false;
      if (got.size > 0) this.platform.announcer.announce(workspaceId);
      return lookOf({ pullers, pulls, got, held });
    } finally {
      if (open) await client.rollBack();
      client.release();
    }
  }
}

export const takesNext = (platform: Platform) => new TakesNext(platform);

interface Look {
  readonly outcomes: readonly Outcome[];
  /** What others had hold of. */
  readonly held: ReadonlySet<string>;
}

/** Null: no seat of this workspace. */
function pullerOf(
  { teammateId }: Taker,
  seats: readonly Seat[],
  now: number,
): (Puller & { seat: Seat }) | null {
  const seat = seats.find(({ id }) => id === teammateId);
  if (!seat) return null;
  const atWork = seat.queues.filter((queue) => isAtWork(queue, now));
  return { teammateId, seat, capacity: seat.capacity, queueIds: atWork.map(({ id }) => id) };
}

async function choose(
  client: ScopedClient,
  workspaceId: string,
  pullers: readonly (Puller | null)[],
  held: ReadonlySet<string>,
): Promise<Pull[]> {
  const asking = pullers.filter((puller) => puller !== null);
  if (asking.every(({ queueIds }) => queueIds.length === 0)) return pullers.map(() => 'NOTHING_WAITS');
  const [read] = await client.flush([headsStatement(workspaceId, asking, held.size)]);
  return choosePulls(pullers, toHeads(read?.rows[0]), held);
}

async function takeAndCommit(
  client: ScopedClient,
  workspaceId: string,
  pulls: readonly Pull[],
  takers: readonly Taker[],
  pullers: readonly (Puller | null)[],
): Promise<Set<string>> {
  const commit = { text: 'commit', values: [] };
  const chosen = pulls.flatMap((pull, index) => {
    const [taker, puller] = [takers[index], pullers[index]];
    if (typeof pull === 'string' || !taker || !puller) return [];
    return [{ ...pull, actor: taker.actor, teammateId: taker.teammateId, firstOf: puller.queueIds }];
  });
  if (chosen.length === 0) {
    await client.flush([commit]);
    return new Set();
  }
  const [taken] = await client.flush([takeStatement(workspaceId, chosen), commit]);
  return new Set(taken?.rows.map(({ id }) => id));
}

interface LookFacts {
  readonly pullers: readonly ((Puller & { seat: Seat }) | null)[];
  readonly pulls: readonly Pull[];
  readonly got: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
}

function lookOf({ pullers, pulls, got, held }: LookFacts): Look {
  const missed = pulls.flatMap((pull) =>
    typeof pull === 'string' || got.has(pull.conversationId) ? [] : [pull.conversationId],
  );
  const outcomes = pullers.map((puller, index): Outcome => {
    if (!puller) return new Forbidden('Only a person can take conversations.');
    const pull = pulls[index] as Pull;
    if (puller.seat.queues.length === 0) return nothing('NO_QUEUES');
    if (puller.queueIds.length === 0) return nothing('OUTSIDE_HOURS');
    if (pull === 'HELD') return 'HELD';
    if (typeof pull === 'string') return nothing(pull);
    return got.has(pull.conversationId) ? { conversationId: pull.conversationId, reason: null } : 'HELD';
  });
  return { outcomes, held: new Set([...held, ...missed]) };
}

function nothing(reason: NothingTaken): Taken {
  return { conversationId: null, reason };
}
