import { sql } from 'kysely';
import pg from 'pg';
import type { Platform } from '../../platform/platform.js';
import { runImport } from './run-import.js';

const lookEveryMs = 5_000;

/**
 * Takes imports whose file is whole, one at a time. Each is held by a lock of a connection of this runner's
 * own: it goes when the process does, however it ends, and then another server goes on with the import.
 */
export class ImportRunner {
  #timer: NodeJS.Timeout | null = null;
  #lock: pg.Client | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly platform: Platform) {}

  start(): void {
    this.#timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  /** Looks for work now; what runs already is finished first. */
  look(): void {
    this.#running = this.#running
      .then(() => this.takeAll())
      .catch((error: Error) => {
        this.platform.logger.warn({ error: error.message }, 'imports are tried again later');
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
    await this.#lock?.end().catch(() => {});
  }

  private async takeAll(): Promise<void> {
    const { rows } = await sql<{ import_id: string; in_workspace_id: string }>`
      select import_id, in_workspace_id from pending_import order by import_id limit 100
    `.execute(this.platform.database.sql);
    for (const { import_id, in_workspace_id } of rows) {
      if (this.#stopped) return;
      await this.take(in_workspace_id, import_id);
    }
  }

  private async take(workspaceId: string, id: string): Promise<void> {
    const lock = await this.connection();
    const { rows } = await lock.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [id],
    );
    if (!rows[0]?.taken) return;
    try {
      await runImport(this.platform, workspaceId, id);
    } finally {
      await lock.query('select pg_advisory_unlock(hashtextextended($1, 0))', [id]);
    }
  }

  private async connection(): Promise<pg.Client> {
    if (this.#lock) return this.#lock;
    const client = new pg.Client({
      connectionString: this.platform.database.url,
      application_name: 'cadre imports',
    });
    const forget = () => {
      if (this.#lock === client) this.#lock = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    this.#lock = client;
    return client;
  }
}

export const importRunner = (platform: Platform) => new ImportRunner(platform);
