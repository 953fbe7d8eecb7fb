import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import type { TailSubscription } from '../../platform/events/event-tails.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import { openOnce, SharedSources } from '../../platform/events/shared-sources.js';
import type { Platform } from '../../platform/platform.js';
import { memberCounts } from './members.read-model.js';

/** Member counts as they are at a place in the order of events. */
export interface MemberCountsFrame {
  readonly sequence: string;
  readonly counts: readonly { readonly segmentId: string; readonly memberCount: number }[];
}

const gatherMs = 50;
const againMs = 1_000;

/**
 * The member counts of each workspace, read once for all who watch: what changed within 50 ms is one query
 * and one frame, however many segments are touched and however many people look.
 */
export class MemberCountsFeed {
  readonly #feeds = new SharedSources<WorkspaceFeed>((feed) => feed.close());

  constructor(private readonly platform: Platform) {}

  /** First a snapshot, then what changes. `segmentIds` null: all segments of the workspace. */
  follow(workspaceId: string, segmentIds: readonly string[] | null): Promise<Mailbox<MemberCountsFrame>> {
    const { source: feed, release } = this.#feeds.hold(
      workspaceId,
      () => new WorkspaceFeed(this.platform, workspaceId),
    );
    const inbox = new Inbox(segmentIds === null ? null : new Set(segmentIds));
    feed.inboxes.add(inbox);
    const mailbox = new Mailbox(
      () => inbox.take(),
      () => {
        feed.inboxes.delete(inbox);
        release();
      },
    );
    inbox.ring = () => mailbox.ring();
    return mailbox.openedBy(async () => {
      const sequence = await feed.start();
      inbox.put({ sequence, counts: await feed.read(segmentIds) }, true);
    });
  }
}

export const memberCountsFeed = (platform: Platform) => new MemberCountsFeed(platform);

/** What one subscriber has yet to be told: the latest count of each segment, so that it cannot grow. */
class Inbox {
  ring: () => void = () => {};
  #counts = new Map<string, number>();
  #sequence = '';
  #hasNews = false;

  constructor(private readonly wanted: ReadonlySet<string> | null) {}

  /** `always`: also a frame without counts is told, as the first one of a workspace without segments. */
  put(frame: MemberCountsFrame, always = false): void {
    for (const { segmentId, memberCount } of frame.counts) {
      if (this.wanted !== null && !this.wanted.has(segmentId)) continue;
      this.#counts.set(segmentId, memberCount);
      this.#hasNews = true;
    }
    if (frame.sequence > this.#sequence) this.#sequence = frame.sequence;
    this.#hasNews ||= always;
    this.ring();
  }

  take(): MemberCountsFrame | null {
    if (!this.#hasNews) return null;
    const counts = [...this.#counts].map(([segmentId, memberCount]) => ({ segmentId, memberCount }));
    this.#counts.clear();
    this.#hasNews = false;
    return { sequence: this.#sequence, counts };
  }
}

class WorkspaceFeed {
  readonly inboxes = new Set<Inbox>();
  #touched = new Set<string>();
  #sequence = '';
  #timer: NodeJS.Timeout | null = null;
  readonly #tail: TailSubscription;
  readonly #start = openOnce(() => this.#tail.start());

  constructor(
    private readonly platform: Platform,
    private readonly workspaceId: string,
  ) {
    this.#tail = platform.tails.follow(workspaceId, (events, sequence) => {
      for (const event of events) for (const id of event.segmentIds) this.#touched.add(id);
      this.#sequence = sequence;
      if (this.#touched.size > 0) this.readSoon(gatherMs);
    });
  }

  async start(): Promise<string> {
    const sequence = await this.#start();
    return this.#sequence || sequence;
  }

  async read(segmentIds: readonly string[] | null): Promise<MemberCountsFrame['counts']> {
    return inScope({ workspaceId: this.workspaceId }, async () => {
      const reader = { db: this.platform.database.sql, workspaceId: this.workspaceId };
      const known = await sql<{ id: string }>`
        select id from grouping where workspace_id = ${this.workspaceId} and kind = 'SEGMENT'
          and ${segmentIds === null ? sql`archived_at is null` : sql`id = any(${segmentIds})`}
      `.execute(reader.db);
      const counts = await memberCounts(
        reader,
        known.rows.map((row) => row.id),
      );
      return [...counts].map(([segmentId, memberCount]) => ({ segmentId, memberCount }));
    });
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#tail.stop();
  }

  private readSoon(ms: number): void {
    this.#timer ??= setTimeout(() => void this.tell(), ms);
  }

  private async tell(): Promise<void> {
    this.#timer = null;
    const touched = [...this.#touched];
    this.#touched.clear();
    const sequence = this.#sequence;
    try {
      const counts = await this.read(touched);
      for (const inbox of this.inboxes) inbox.put({ sequence, counts });
    } catch {
      // The database is away: the same segments are read again, so that no count stays behind.
      for (const id of touched) this.#touched.add(id);
      if (this.inboxes.size > 0) this.readSoon(againMs);
    }
  }
}
