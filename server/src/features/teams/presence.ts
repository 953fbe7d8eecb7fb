import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SharedSources } from '../../platform/events/shared-sources.js';
import { type Repeated, repeat } from '../../platform/jobs/repeat.js';
import type { Platform } from '../../platform/platform.js';

const lookAtMostEveryMs = 15_000;
const batchAtMost = 100;

type Here = readonly [teammateId: string, workspaceId: string];

/**
 * Who has a live connection to this server, renewed in the database while it lives. Whose connections are gone for the
 * set time is no longer available, whichever server they were to and however it ended; their work is kept, and with
 * their next connection they are available again. Whoever never had one stays as they said.
 */
export class Presence {
  readonly #here = new SharedSources<Here>((one) => {
    // They were seen until now, and not only until they were renewed last.
    this.renew([one]).catch(() => {});
  });
  readonly #comingBack = new Map<string, Promise<void>>();
  #repeated: Repeated | null = null;

  constructor(private readonly platform: Platform) {}

  start(): void {
    const everyMs = Math.min(lookAtMostEveryMs, this.goneAfterMs() / 4);
    this.#repeated = repeat(everyMs, () => this.renewAndLook(), this.platform.logger);
  }

  async stop(): Promise<void> {
    await this.#repeated?.stop();
  }

  /** A teammate opened a connection. @returns to be called when it is closed. */
  async connected(workspaceId: string, teammateId: string): Promise<() => void> {
    await this.comeBack(workspaceId, teammateId);
    return this.#here.hold(teammateId, () => [teammateId, workspaceId]).release;
  }

  /** Connections that open at one moment come back together. */
  private async comeBack(workspaceId: string, teammateId: string): Promise<void> {
    const under = this.#comingBack.get(teammateId);
    if (under) return under;
    const coming = transact(this.platform, { workspaceId, actor: systemActor }, (unit) =>
      comeBack(unit, teammateId),
    ).finally(() => this.#comingBack.delete(teammateId));
    this.#comingBack.set(teammateId, coming);
    return coming;
  }

  private goneAfterMs(): number {
    return this.platform.config.presenceSeconds * 1_000;
  }

  private async renewAndLook(): Promise<void> {
    await this.renew([...this.#here.sources()]);
    const { rows } = await sql<{ id: string; workspaceId: string }>`
      select teammate_id as id, in_workspace_id as "workspaceId" from teammate_presence
      where lost_at is null and seen_at < ${this.goneBefore()} order by seen_at limit ${batchAtMost}
    `.execute(this.platform.database.sql);
    for (const { id, workspaceId } of rows) {
      await transact(this.platform, { workspaceId, actor: systemActor }, (unit) =>
        loseSight(unit, id, this.goneBefore()),
      );
    }
  }

  private goneBefore() {
    return sql`now() - make_interval(secs => ${this.goneAfterMs() / 1_000})`;
  }

  private async renew(here: readonly Here[]): Promise<void> {
    if (here.length === 0) return;
    const ids = here.map(([id]) => id);
    await sql`
      insert into teammate_presence (teammate_id, in_workspace_id)
      select * from unnest(${ids}::text[], ${here.map(([, workspaceId]) => workspaceId)}::text[]) order by 1
      on conflict (teammate_id) do update set seen_at = now()
    `.execute(this.platform.database.sql);
  }
}

export const presence = (platform: Platform) => new Presence(platform);

async function comeBack(unit: UnitOfWork, teammateId: string): Promise<void> {
  const { workspaceId } = unit;
  const { rows } = await sql<{ was_lost: boolean }>`
    select lost_at is not null as was_lost from teammate_presence where teammate_id = ${teammateId} for update
  `.execute(unit.db);
  await sql`
    insert into teammate_presence (teammate_id, in_workspace_id) values (${teammateId}, ${workspaceId})
    on conflict (teammate_id) do update set seen_at = now(), lost_at = null
  `.execute(unit.db);
  if (rows[0]?.was_lost) await setAvailable(unit, teammateId, true, 'CONNECTION_BACK');
}

async function loseSight(
  unit: UnitOfWork,
  teammateId: string,
  goneBefore: ReturnType<typeof sql>,
): Promise<void> {
  const { rows } = await sql<{ seen_at: Date }>`
    select seen_at from teammate_presence where teammate_id = ${teammateId} and lost_at is null
      and seen_at < ${goneBefore} for update skip locked
  `.execute(unit.db);
  const [gone] = rows;
  if (!gone) return;
  await sql`
    update teammate set last_seen_at = ${gone.seen_at} where workspace_id = ${unit.workspaceId} and id = ${teammateId}
  `.execute(unit.db);
  if (await setAvailable(unit, teammateId, false, 'CONNECTION_LOST')) {
    await sql`update teammate_presence set lost_at = now() where teammate_id = ${teammateId}`.execute(
      unit.db,
    );
  } else {
    await sql`delete from teammate_presence where teammate_id = ${teammateId}`.execute(unit.db);
  }
}

/** @returns whether that is another than before. */
async function setAvailable(
  unit: UnitOfWork,
  teammateId: string,
  available: boolean,
  why: string,
): Promise<boolean> {
  const { rows } = await sql`
    update teammate set available = ${available}
    where workspace_id = ${unit.workspaceId} and id = ${teammateId} and removed_at is null and available <> ${available}
    returning 1
  `.execute(unit.db);
  if (rows.length === 0) return false;
  const data = { before: { available: !available }, after: { available }, why };
  unit.record({ type: 'teammate.changed', subjectId: teammateId, data });
  return true;
}

/** Whoever is said to be available, or not, is seen at that moment, and was not lost. */
export async function saidAvailability(unit: UnitOfWork, teammateId: string): Promise<void> {
  await sql`
    update teammate_presence set seen_at = now(), lost_at = null where teammate_id = ${teammateId}
  `.execute(unit.db);
}
