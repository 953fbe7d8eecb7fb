import pg from 'pg';
import type { Logger } from 'pino';
import { safeMessage } from '../observability/logger.js';

const channel = 'cadre';
const passingChannel = 'cadre_passing';
const gatherMs = 15;
const bytesAtMost = 7_000;

/**
 * Tells every server, this one included, which workspaces have new events. A hint only: readers read the
 * events themselves, so one that is lost, doubled or late delays and never loses.
 */
export interface Announcer {
  /** After a commit: the workspace is named to all within some milliseconds. */
  announce(workspaceId: string): void;
  /** `hear(null)` after the line was down: anything may have happened. Returns how to stop. */
  listen(hear: (workspaceId: string | null) => void): () => void;
  /** Each workspace that this process itself announces, at once. Returns how to stop. */
  hearOwn(hear: (workspaceId: string) => void): () => void;
  /**
   * Something that is true for some seconds and kept nowhere, told to every server, this one included, in the order in
   * which this one tells it. One word without spaces, 1,000 bytes at most; it is lost while the line is down.
   */
  tellPassing(word: string): void;
  /** Returns how to stop. */
  hearPassing(hear: (word: string) => void): () => void;
  /** Whether the connection that hears of other servers is up. */
  readonly isListening: boolean;
  close(): Promise<void>;
}

export async function createAnnouncer(url: string, logger: Logger): Promise<Announcer> {
  const line = new ListeningLine(url, logger);
  await line.connect();
  const waiting = new Set<string>();
  const hearers = new Set<(workspaceId: string) => void>();
  let passing: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const names = [...waiting];
    waiting.clear();
    for (const payload of chunks(names)) line.notify(channel, payload);
    const words = passing;
    passing = [];
    for (const payload of chunks(words)) line.notify(passingChannel, payload);
  };
  return {
    announce(workspaceId) {
      waiting.add(workspaceId);
      timer ??= setTimeout(flush, gatherMs);
      for (const hear of hearers) hear(workspaceId);
    },
    listen: (hear) => line.listen(hear),
    hearOwn(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    tellPassing(word) {
      passing.push(word);
      timer ??= setTimeout(flush, gatherMs);
    },
    hearPassing: (hear) => line.hearPassing(hear),
    get isListening() {
      return line.isUp;
    },
    async close() {
      if (timer) clearTimeout(timer);
      flush();
      await line.close();
    },
  };
}

/** NOTIFY carries less than 8,000 bytes. */
function chunks(names: readonly string[]): string[] {
  const payloads: string[] = [];
  let payload = '';
  for (const name of names) {
    if (payload.length + name.length >= bytesAtMost) {
      payloads.push(payload);
      payload = '';
    }
    payload += payload === '' ? name : ` ${name}`;
  }
  return payload === '' ? payloads : [...payloads, payload];
}

/** The one connection with session state: it goes to PostgreSQL directly and comes back when it breaks. */
class ListeningLine {
  #client: pg.Client | null = null;
  #closed = false;
  #hearers = new Set<(workspaceId: string | null) => void>();
  #passing = new Set<(word: string) => void>();

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'cadre listen',
      keepAlive: true,
    });
    client.on('error', () => {});
    client.on('end', () => this.reconnect(client));
    client.on('notification', (message) => {
      const words = (message.payload ?? '').split(' ');
      if (message.channel === channel) for (const name of words) this.tell(name);
      else for (const word of words) for (const hear of this.#passing) hear(word);
    });
    await client.connect();
    await client.query(`listen ${channel}; listen ${passingChannel}`);
    this.#client = client;
  }

  get isUp(): boolean {
    return this.#client !== null;
  }

  listen(hear: (workspaceId: string | null) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  hearPassing(hear: (word: string) => void): () => void {
    this.#passing.add(hear);
    return () => this.#passing.delete(hear);
  }

  notify(on: string, payload: string): void {
    this.#client
      ?.query('select pg_notify($1, $2)', [on, payload])
      .catch((error: Error) =>
        this.logger.warn({ error: safeMessage(error) }, 'an announcement was not sent'),
      );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => {});
  }

  private tell(workspaceId: string | null): void {
    for (const hear of this.#hearers) hear(workspaceId);
  }

  private reconnect(client: pg.Client): void {
    // A connection that never came to be ends too; whoever tried it tries again.
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    const attempt = () => {
      if (this.#closed) return;
      this.connect().then(
        () => this.tell(null),
        () => setTimeout(attempt, 500),
      );
    };
    setTimeout(attempt, 100);
  }
}
