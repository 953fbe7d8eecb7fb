import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import type { Platform } from '../../platform/platform.js';
import { memberCounts } from './members.read-model.js';

/** Member counts as they are at a place in the order of events. */
export interface MemberCountsFrame {
  readonly sequence: string;
  readonly counts: readonly { readonly segmentId: string; readonly memberCount: number }[];
}

const gatherMs = 50;

/**
 * The member counts of each workspace, read once for all who watch: what changed within 50 ms is one query
 * and one frame, however many segments are touched and however many people look.
 */
export class MemberCountsFeed {
  #feeds = new Map<string, WorkspaceFeed>();

  constructor(private readonly platform: Platform) {}

  /** First a snapshot, then what changes. `segmentIds` null: all segments of the workspace. */
  async follow(
    workspaceId: string,
    segmentIds: readonly string[] | null,
  ): Promise<Mailbox<MemberCountsFrame>> {
    let feed = this.#feeds.get(workspaceId);
    if (!feed) {
      feed = new WorkspaceFeed(this.platform, workspaceId);
      this.#feeds.set(workspaceId, feed);
    }
    const inbox = new Inbox(segmentIds === null ? null : new Set(segmentIds));
    const watched = feed;
    watched.inboxes.add(inbox);
    const mailbox = new Mailbox(
      () => inbox.take(),
      () => this.leave(workspaceId, watched, inbox),
    );
    inbox.ring = () => mailbox.ring();
    try {
      const sequence = await watched.start();
      inbox.put({ sequence, counts: await watched.read(segmentIds) }, true);
      return mailbox;
    } catch (error) {
      await mailbox.return();
      throw error;
    }
  }

  private leave(workspaceId: string, feed: WorkspaceFeed, inbox: Inbox): void {
    feed.inboxes.delete(inbox);
    if (feed.inboxes.size > 0 || this.#feeds.get(workspaceId) !== feed) return;
    this.#feeds.delete(workspaceId);
    feed.stop();
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
  #following: Promise<{ sequence: string; stop: () => void }> | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly workspaceId: string,
  ) {}

  async start(): Promise<string> {
    this.#following ??= this.platform.tails.follow(this.workspaceId, (events, sequence) => {
      for (const event of events) for (const id of event.segmentIds) this.#touched.add(id);
      this.#sequence = sequence;
      if (this.#touched.size > 0) this.#timer ??= setTimeout(() => void this.tell(), gatherMs);
    });
    const { sequence } = await this.#following;
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

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    void this.#following?.then(({ stop }) => stop());
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
      this.#timer ??= setTimeout(() => void this.tell(), 1_000);
    }
  }
}
