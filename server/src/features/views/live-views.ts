import type { Condition } from '@cadre/shared/conditions/ast';
import { inScope } from '../../platform/database/scope.js';
import type { SavedEvent } from '../../platform/events/event-tails.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import type { Platform } from '../../platform/platform.js';
import { readWorkspaceCatalogue, type WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { readConversationFacts } from './conversation-facts.js';
import { LiveView } from './live-view.js';
import { FrameInbox, type ViewFrame } from './view-frames.js';

const gatherMs = 50;
/** So that a view is told at most four times a second. */
const betweenMs = 250;
/** What changes with the time of day is looked at that often. */
const clockMs = 15_000;
/** A view that nobody watches any more is kept so long for those who lost their line. */
const keptMs = 60_000;
const atOnceAtMost = 5_000;

/**
 * The views that are watched on this server: each distinct condition is evaluated once, however many watch it. What
 * changed is read once for all conditions of a workspace, and decided in memory.
 */
export class LiveViews {
  #workspaces = new Map<string, WorkspaceViews>();

  constructor(private readonly platform: Platform) {}

  /** First where it stands, or what was missed `after` a sequence; then what changes. The condition is checked. */
  async follow(
    workspaceId: string,
    condition: Condition | null,
    after: string | null,
  ): Promise<Mailbox<ViewFrame>> {
    let views = this.#workspaces.get(workspaceId);
    if (!views) {
      views = new WorkspaceViews(this.platform, workspaceId, () => this.#workspaces.delete(workspaceId));
      this.#workspaces.set(workspaceId, views);
    }
    return views.follow(condition, after);
  }
}

export const liveViews = (platform: Platform) => new LiveViews(platform);

/** What has to be looked at again. */
interface Touched {
  readonly conversations: Set<string>;
  readonly contacts: Set<string>;
  /** Views to read anew: all, or those that ask for segments. */
  anew: 'NONE' | 'SEGMENTS' | 'ALL';
}

const nothing = (): Touched => ({ conversations: new Set(), contacts: new Set(), anew: 'NONE' });

class WorkspaceViews {
  #views = new Map<string, LiveView>();
  #touched = nothing();
  #sequence = '';
  #timer: NodeJS.Timeout | null = null;
  #toldAt = 0;
  #clock: NodeJS.Timeout;
  #following: Promise<{ sequence: string; stop: () => void }> | null = null;
  #catalogue: Promise<WorkspaceCatalogue> | null = null;
  /** Reading and telling come one after the other, so that what is read is never older than what was told. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly platform: Platform,
    private readonly workspaceId: string,
    private readonly isEmpty: () => void,
  ) {
    this.#clock = setInterval(() => void this.inTurn(() => this.lookAtClock()), clockMs);
    this.#clock.unref();
  }

  async follow(condition: Condition | null, after: string | null): Promise<Mailbox<ViewFrame>> {
    const inbox = new FrameInbox();
    const view = await this.inTurn(() => this.viewOf(condition));
    const mailbox = new Mailbox(
      () => inbox.take(),
      () => this.leave(view, inbox),
    );
    inbox.put(view.snapshot(after));
    inbox.ring = () => mailbox.ring();
    view.inboxes.add(inbox);
    return mailbox;
  }

  private async viewOf(condition: Condition | null): Promise<LiveView> {
    const name = JSON.stringify(condition);
    const known = this.#views.get(name);
    if (known) return known;
    this.#following ??= this.platform.tails.follow(this.workspaceId, (events, sequence) =>
      this.hear(events, sequence),
    );
    const { sequence } = await this.#following;
    this.#sequence ||= sequence;
    const view = new LiveView(condition);
    await inScope({ workspaceId: this.workspaceId }, async () =>
      view.load(this.reader(), await this.catalogue(), this.#sequence),
    );
    this.#views.set(name, view);
    return view;
  }

  private leave(view: LiveView, inbox: FrameInbox): void {
    view.inboxes.delete(inbox);
    if (view.inboxes.size > 0) return;
    setTimeout(() => void this.inTurn(async () => this.forget(view)), keptMs).unref();
  }

  private forget(view: LiveView): void {
    const name = JSON.stringify(view.condition);
    if (view.inboxes.size > 0 || this.#views.get(name) !== view) return;
    this.#views.delete(name);
    if (this.#views.size > 0) return;
    clearInterval(this.#clock);
    if (this.#timer) clearTimeout(this.#timer);
    void this.#following?.then(({ stop }) => stop());
    this.isEmpty();
  }

  private hear(events: readonly SavedEvent[], sequence: string): void {
    for (const event of events) this.touch(event);
    this.#sequence = sequence;
    const { conversations, contacts, anew } = this.#touched;
    if (conversations.size + contacts.size > 0 || anew !== 'NONE') this.tellSoon();
  }

  private touch({ type, segmentIds, conversationIds, contactIds }: SavedEvent): void {
    for (const id of conversationIds) this.#touched.conversations.add(id);
    for (const id of contactIds) this.#touched.contacts.add(id);
    if (changesMany.some((start) => type.startsWith(start))) {
      this.#catalogue = null;
      this.#touched.anew = 'ALL';
    } else if (segmentIds.length > 0 && contactIds.length === 0 && this.#touched.anew === 'NONE') {
      this.#touched.anew = 'SEGMENTS';
    }
  }

  private tellSoon(): void {
    const wait = Math.max(gatherMs, this.#toldAt + betweenMs - Date.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.inTurn(() => this.tell());
    }, wait);
  }

  private async tell(): Promise<void> {
    const touched = this.#touched;
    const sequence = this.#sequence;
    this.#touched = nothing();
    this.#toldAt = Date.now();
    try {
      await inScope({ workspaceId: this.workspaceId }, () => this.bring(touched, sequence));
    } catch {
      // The database is away: the same is looked at again, and nothing stays behind.
      for (const id of touched.conversations) this.#touched.conversations.add(id);
      for (const id of touched.contacts) this.#touched.contacts.add(id);
      if (touched.anew !== 'NONE') this.#touched.anew = touched.anew;
      this.#toldAt = Date.now() + 1_000;
      this.tellSoon();
    }
  }

  private async bring(touched: Touched, sequence: string): Promise<void> {
    const views = [...this.#views.values()];
    const now = Date.now();
    const which = { conversationIds: [...touched.conversations], contactIds: [...touched.contacts] };
    const known = await readConversationFacts(this.reader(), which, now, atOnceAtMost);
    const all = touched.anew === 'ALL' || known === null;
    for (const view of views) {
      if (all || (touched.anew === 'SEGMENTS' && view.asksSegments)) {
        await view.refresh(this.reader(), await this.catalogue(), sequence);
      }
      view.apply(known ?? [], sequence, now);
    }
  }

  private async lookAtClock(): Promise<void> {
    const views = [...this.#views.values()].filter((view) => view.followsClock);
    await inScope({ workspaceId: this.workspaceId }, async () => {
      for (const view of views) await view.refresh(this.reader(), await this.catalogue(), this.#sequence);
    }).catch(() => {
      // The database is away; the clock comes round again.
    });
  }

  private reader() {
    return { db: this.platform.database.sql, workspaceId: this.workspaceId };
  }

  private catalogue(): Promise<WorkspaceCatalogue> {
    this.#catalogue ??= readWorkspaceCatalogue(this.reader()).catch((error) => {
      this.#catalogue = null;
      throw error;
    });
    return this.#catalogue;
  }

  private inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** After these, nobody can say which conversations changed. */
const changesMany = [
  'contact.deleted',
  'contactImport.',
  'contactProperty.',
  'sampleContacts.',
  'workspace.changed',
];
