import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { inScope } from '../../platform/database/scope.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Repeated, repeat } from '../../platform/jobs/repeat.js';
import { safeMessage } from '../../platform/observability/logger.js';
import type { Platform } from '../../platform/platform.js';
import { giveOutBatch, queuesToGiveOut } from './give-out.service.js';

const gatherMs = 20;
const sweepEveryMs = 500;
// What a killed server left behind, and teams that begin to work, are looked for that often.
const sweepsToLookAtAll = 4;
const atOnce = 2;

/**
 * Gives out what waits in automatic queues: a pass over a workspace after each commit of this server there, whatever
 * it was, and now and then over every workspace. Any number of servers may.
 */
export class GivingOut {
  #automatic: ReadonlySet<string> = new Set();
  readonly #asked = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  #sweeping: Repeated | null = null;
  #sweeps = 0;
  #timer: NodeJS.Timeout | null = null;
  #stopHearing = () => {};
  #stopped = false;

  constructor(private readonly platform: Platform) {}

  start(): void {
    this.#stopHearing = this.platform.announcer.hearOwn((workspaceId) => this.ask(workspaceId));
    this.#sweeping = repeat(sweepEveryMs, () => this.sweep(), this.platform.logger);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopHearing();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sweeping?.stop();
    await Promise.all(this.#running.values());
  }

  private ask(workspaceId: string): void {
    if (!this.#automatic.has(workspaceId)) return;
    this.#asked.add(workspaceId);
    this.pumpSoon();
  }

  private async sweep(): Promise<void> {
    const { rows } = await sql<{ id: string }>`
      select in_workspace_id as id from automatic_workspace
    `.execute(this.platform.database.sql);
    const known = this.#automatic;
    this.#automatic = new Set(rows.map((row) => row.id));
    const lookAtAll = this.#sweeps % sweepsToLookAtAll === 0;
    this.#sweeps += 1;
    for (const { id } of rows) if (lookAtAll || !known.has(id)) this.ask(id);
  }

  /** What is committed within some milliseconds shares a pass. */
  private pumpSoon(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.pump();
    }, gatherMs);
  }

  private pump(): void {
    for (const workspaceId of this.#asked) {
      if (this.#stopped || this.#running.size >= atOnce) return;
      if (this.#running.has(workspaceId)) continue;
      this.#asked.delete(workspaceId);
      const run = this.pass(workspaceId)
        .catch((error: Error) => {
          this.platform.logger.warn({ error: safeMessage(error) }, 'giving out is tried again later');
        })
        .finally(() => {
          this.#running.delete(workspaceId);
          if (this.#asked.size > 0) this.pumpSoon();
        });
      this.#running.set(workspaceId, run);
    }
  }

  /** Batch after batch, until nothing is left to give or nobody has room. */
  private async pass(workspaceId: string): Promise<void> {
    const { database } = this.platform;
    const author = { workspaceId, actor: systemActor };
    while (!this.#stopped) {
      const queues = await inScope({ workspaceId }, () =>
        queuesToGiveOut({ db: database.sql, workspaceId }, Date.now()),
      );
      if (queues.length === 0) return;
      const more = await transact(this.platform, author, (unit) => giveOutBatch(unit, queues));
      // Another server is at it, and may have looked before the commit that this pass is for.
      if (more === null) this.#asked.add(workspaceId);
      if (!more) return;
    }
  }
}

export const givingOut = (platform: Platform) => new GivingOut(platform);
