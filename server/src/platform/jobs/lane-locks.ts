import pg from 'pg';

/**
 * Locks of lanes across servers, held by a connection of their own: they go when the process does, however it ends,
 * and then another server goes on. A lock can be taken twice over one connection, so the caller asks for none that it
 * has.
 */
export class LaneLocks {
  #client: pg.Client | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly url: string) {}

  /** How to give the lock back; null when another server has it. */
  take(name: string): Promise<(() => Promise<void>) | null> {
    return this.inTurn(() => this.tryLock(name));
  }

  async close(): Promise<void> {
    await this.#client?.end().catch(() => {});
  }

  /** One statement at a time: a connection takes no second one meanwhile. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  private async tryLock(name: string): Promise<(() => Promise<void>) | null> {
    const client = await this.connection();
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [name],
    );
    if (!rows[0]?.taken) return null;
    return () =>
      this.inTurn(async () => {
        // With its connection the lock went too.
        if (this.#client !== client) return;
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      });
  }

  private async connection(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({ connectionString: this.url, application_name: 'cadre jobs' });
    const forget = () => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    this.#client = client;
    return client;
  }
}
