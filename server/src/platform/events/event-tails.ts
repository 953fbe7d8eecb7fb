import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { inScope } from '../database/scope.js';
import type { Announcer } from './announcer.js';
import { settledBelow } from './settled-transactions.js';
import { openOnce, SharedSources } from './shared-sources.js';

/** A saved event, at its place in the order that every reader sees. */
export interface SavedEvent {
  readonly sequence: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly segmentIds: readonly string[];
  readonly conversationIds: readonly string[];
  /** Contacts that changed, or whose memberships did, where the event names them. */
  readonly contactIds: readonly string[];
}

/** What a reader is handed: new events in order, and the place they end at. */
export type HearEvents = (events: readonly SavedEvent[], sequence: string) => void;

/** Somebody's place among those who hear the events of a workspace. */
export interface TailSubscription {
  /** Begins to hear; the answer is the place that it begins at. Can be tried again when the database is away. */
  start(): Promise<string>;
  /** Hears nothing any more, also when it has not begun yet; a second call changes nothing. */
  stop(): void;
}

const limit = 500;
const resyncMs = 30_000;
const openTransactionMs = 20;
// The greatest bigint: behind every event of its transaction.
const lastId = '9223372036854775807';

/**
 * Reads each workspace's events in one order that has no gaps: by transaction, and only below the oldest
 * transaction of the database that is still open. One reader a workspace and process, however many listen.
 */
export class EventTails {
  readonly #tails = new SharedSources<EventTail>(() => {});
  #stop: () => void;
  #timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    announcer: Announcer,
  ) {
    this.#stop = announcer.listen((workspaceId) => {
      if (workspaceId === null) for (const tail of this.#tails.sources()) tail.wake();
      else this.#tails.get(workspaceId)?.wake();
    });
    this.#timer = setInterval(() => {
      for (const tail of this.#tails.sources()) tail.wake();
    }, resyncMs);
    this.#timer.unref();
  }

  /** Subscribes to every event of a workspace from its `start` on. */
  follow(workspaceId: string, hear: HearEvents): TailSubscription {
    const lease = this.#tails.hold(workspaceId, () => new EventTail(this.database, workspaceId));
    const tail = lease.source;
    let isStopped = false;
    // Of its own, for one function may be given twice.
    const hearer: HearEvents = (events, sequence) => hear(events, sequence);
    return {
      async start() {
        await tail.start();
        if (!isStopped) tail.hearers.add(hearer);
        return tail.sequence;
      },
      stop() {
        isStopped = true;
        tail.hearers.delete(hearer);
        lease.release();
      },
    };
  }

  /** How many workspaces have somebody who hears their events. */
  get followedCount(): number {
    return this.#tails.heldCount;
  }

  /** Events after a place, for a reader that resumes; at most `limit`, so ask until fewer come. */
  readAfter(workspaceId: string, sequence: string): Promise<SavedEvent[]> {
    return readEvents(this.database, workspaceId, sequence).then(({ events }) => events);
  }

  close(): void {
    this.#stop();
    clearInterval(this.#timer);
  }
}

class EventTail {
  readonly hearers = new Set<HearEvents>();
  /** Where it has read to; empty before it started. */
  sequence = '';
  readonly start = openOnce(async () => {
    this.sequence = await this.place();
  });
  #reading = false;
  #again = false;

  constructor(
    private readonly database: Database,
    private readonly workspaceId: string,
  ) {}

  wake(): void {
    if (this.#reading) this.#again = true;
    else void this.read();
  }

  private async read(): Promise<void> {
    this.#reading = true;
    let pause = 0;
    try {
      await this.start();
      do {
        this.#again = false;
        const { events, more } = await readEvents(this.database, this.workspaceId, this.sequence);
        const last = events.at(-1);
        if (last) {
          this.sequence = last.sequence;
          for (const hear of this.hearers) hear(events, last.sequence);
        }
        if (events.length === limit) this.#again = true;
        else if (more) pause = openTransactionMs;
      } while (this.#again);
    } catch {
      // The database is away; the next hint, or the one after reconnecting, reads on from the same place.
      pause = 500;
    } finally {
      this.#reading = false;
    }
    if (pause > 0 && this.hearers.size > 0) setTimeout(() => this.wake(), pause);
  }

  private async place(): Promise<string> {
    return formatSequence(String((await settledBelow(this.database)) - 1n), lastId);
  }
}

interface EventRow {
  transaction_id: string;
  id: string;
  type: string;
  subject_id: string | null;
  segment_ids: string[];
  conversation_ids: string[];
  contact_ids: string[] | null;
  contact_id: string | null;
  more: boolean;
}

async function readEvents(database: Database, workspaceId: string, after: string) {
  return inScope({ workspaceId }, async () => {
    const rows = await readRows(database, workspaceId, after, null);
    const open = rows.find((row) => row.more);
    if (!open) return settledOf(rows);
    // The statement itself knows only who is open in all of PostgreSQL; most often that is another's transaction.
    const settled = await settledBelow(database);
    if (BigInt(open.transaction_id) >= settled) return settledOf(rows);
    return settledOf(await readRows(database, workspaceId, after, settled));
  });
}

async function readRows(database: Database, workspaceId: string, after: string, settled: bigint | null) {
  const [transactionId, id] = parseSequence(after);
  const { rows } = await sql<EventRow>`
    select transaction_id::text, id::text, type, subject_id, segment_ids, conversation_ids,
      data -> 'contactIds' as contact_ids,
      case when type like 'contact.%' then subject_id
        -- One that only began says nothing of its contact: of most, that would be a long history to look at.
        when type = 'conversation.started' and segment_ids = '{}' and data -> 'contactChanged' is null then null
        else data ->> 'contactId' end as contact_id,
      transaction_id >= coalesce(${settled?.toString() ?? null}::xid8, pg_snapshot_xmin(pg_current_snapshot())) as more
    from event
    where workspace_id = ${workspaceId} and (transaction_id, id) > (${transactionId}::xid8, ${id}::bigint)
    order by event.transaction_id, event.id limit ${limit}
  `.execute(database.sql);
  return rows;
}

function settledOf(rows: readonly EventRow[]) {
  const open = rows.findIndex((row) => row.more);
  const settled = open === -1 ? rows : rows.slice(0, open);
  return { events: settled.map(toEvent), more: open !== -1 };
}

function toEvent(row: EventRow): SavedEvent {
  return {
    sequence: formatSequence(row.transaction_id, row.id),
    type: row.type,
    subjectId: row.subject_id,
    segmentIds: row.segment_ids,
    conversationIds: row.conversation_ids,
    contactIds: row.contact_ids ?? (row.contact_id === null ? [] : [row.contact_id]),
  };
}

/** Texts that sort as the places they name. */
function formatSequence(transactionId: string, id: string): string {
  return `${transactionId.padStart(20, '0')}-${id.padStart(19, '0')}`;
}

/** Whether a text has the form of a sequence that we gave. */
export function isSequence(text: string): boolean {
  return /^\d{20}-\d{19}$/.test(text);
}

function parseSequence(text: string): [transactionId: string, id: string] {
  const [transactionId = '0', id = '0'] = isSequence(text) ? text.split('-') : [];
  return [BigInt(transactionId).toString(), BigInt(id).toString()];
}
