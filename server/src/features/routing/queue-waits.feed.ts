import { inScope } from '../../platform/database/scope.js';
import type { SavedEvent, TailSubscription } from '../../platform/events/event-tails.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import { openOnce, SharedSources } from '../../platform/events/shared-sources.js';
import { shareEvent } from '../../platform/graphql/shared-events.js';
import type { Platform } from '../../platform/platform.js';
import { type QueueWait, waitsOfWorkspace } from './queues.read-model.js';

/** What waits in queues, as it is at a place in the order of events. */
export interface QueueWaitsFrame {
  readonly sequence: string;
  readonly waits: ReadonlyMap<string, QueueWait>;
}

/** So that it is told at most four times a second. */
const betweenMs = 250;
/** Where very much waits, counting it may take a tenth of the time and no more. */
const restPerCount = 9;
const againMs = 1_000;

/** What waits in the queues of each workspace, counted in one statement for all who watch. */
export class QueueWaitsFeed {
  readonly #workspaces = new SharedSources<WorkspaceWaits>((waits) => waits.close());

  constructor(private readonly platform: Platform) {}

  /** First every queue, then those that change. */
  follow(workspaceId: string): Promise<Mailbox<QueueWaitsFrame>> {
    const { source: waits, release } = this.#workspaces.hold(
      workspaceId,
      () => new WorkspaceWaits(this.platform, workspaceId),
    );
    const inbox = new Inbox();
    waits.inboxes.add(inbox);
    const mailbox = new Mailbox(
      () => inbox.take(),
      () => {
        waits.inboxes.delete(inbox);
        release();
      },
    );
    return mailbox.openedBy(async () => {
      await waits.start();
      // Whatever was told while it began is in the snapshot.
      inbox.take();
      inbox.put(waits.snapshot());
      inbox.ring = () => mailbox.ring();
    });
  }
}

export const queueWaitsFeed = (platform: Platform) => new QueueWaitsFeed(platform);

/** What one subscriber has yet to be told: the latest of each queue, so that it cannot grow. */
class Inbox {
  ring: () => void = () => {};
  #frame: QueueWaitsFrame | null = null;

  put(frame: QueueWaitsFrame): void {
    // A frame that waits for nothing is passed on as it is, and so is answered once for all.
    this.#frame = this.#frame
      ? { sequence: frame.sequence, waits: new Map([...this.#frame.waits, ...frame.waits]) }
      : frame;
    this.ring();
  }

  take(): QueueWaitsFrame | null {
    const frame = this.#frame;
    this.#frame = null;
    return frame;
  }
}

class WorkspaceWaits {
  readonly inboxes = new Set<Inbox>();
  #known: ReadonlyMap<string, QueueWait> | null = null;
  #sequence = '';
  #timer: NodeJS.Timeout | null = null;
  #restUntil = 0;
  readonly #tail: TailSubscription;
  readonly #start = openOnce(() => this.#tail.start());
  /** Counting and telling come one after the other, so that nobody is told anything older than they know. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly platform: Platform,
    private readonly workspaceId: string,
  ) {
    this.#tail = platform.tails.follow(workspaceId, (events, sequence) => {
      this.#sequence = sequence;
      if (events.some(mayMove)) this.tellSoon();
    });
  }

  start(): Promise<void> {
    return this.inTurn(async () => {
      const sequence = await this.#start();
      this.#sequence ||= sequence;
      this.#known ??= await this.count();
    });
  }

  /** What waits in every queue, as of the last count. */
  snapshot(): QueueWaitsFrame {
    return { sequence: this.#sequence, waits: this.#known ?? new Map() };
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#tail.stop();
  }

  private tellSoon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        void this.inTurn(() => this.tell());
      },
      Math.max(0, this.#restUntil - Date.now()),
    );
  }

  private async tell(): Promise<void> {
    const sequence = this.#sequence;
    try {
      const before = this.#known;
      const now = await this.count();
      this.#known = now;
      const changed = [...now].filter(([id, wait]) => !isSame(before?.get(id), wait));
      if (changed.length === 0) return;
      const frame = shareEvent({ sequence, waits: new Map(changed) });
      for (const inbox of this.inboxes) inbox.put(frame);
    } catch {
      // The database is away: it is counted again, so that nothing stays behind.
      this.#restUntil = Date.now() + againMs;
      if (this.inboxes.size > 0) this.tellSoon();
    }
  }

  private async count(): Promise<ReadonlyMap<string, QueueWait>> {
    const { workspaceId } = this;
    const startedAt = Date.now();
    const found = await inScope({ workspaceId }, () =>
      waitsOfWorkspace({ db: this.platform.database.sql, workspaceId }),
    );
    const endedAt = Date.now();
    this.#restUntil = endedAt + Math.max(betweenMs, restPerCount * (endedAt - startedAt));
    return found;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** After these, what waits may be other than it was, though they name no conversation. */
const changesMany = ['queue.', 'contact.deleted', 'contactImport.', 'sampleContacts.'];

const mayMove = ({ type, conversationIds }: SavedEvent) =>
  conversationIds.length > 0 || changesMany.some((start) => type.startsWith(start));

const isSame = (one: QueueWait | undefined, other: QueueWait) =>
  one?.waitingCount === other.waitingCount &&
  one.oldestWaitingSince?.getTime() === other.oldestWaitingSince?.getTime();
