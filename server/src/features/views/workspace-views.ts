import { inScope } from '../../platform/database/scope.js';
import type { SavedEvent, TailSubscription } from '../../platform/events/event-tails.js';
import { openOnce } from '../../platform/events/shared-sources.js';
import { timed } from '../../platform/observability/metrics.js';
import type { Platform } from '../../platform/platform.js';
import { readWorkspaceCatalogue, type WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { readConversationFacts } from './conversation-facts.js';
import type { LiveView } from './live-view.js';

const gatherMs = 50;
/** So that a view is told at most four times a second. */
const betweenMs = 250;
/** What changes with the time of day is looked at that often. */
const clockMs = 15_000;
const atOnceAtMost = 5_000;

/** What has to be looked at again. */
interface Touched {
  readonly conversations: Set<string>;
  readonly contacts: Set<string>;
  /** Views to read anew: all, or those that ask for segments. */
  anew: 'NONE' | 'SEGMENTS' | 'ALL';
}

const nothing = (): Touched => ({ conversations: new Set(), contacts: new Set(), anew: 'NONE' });

/** All watched views of a workspace: what changed is read once, and each of them decides whether it is in it. */
export class WorkspaceViews {
  readonly #views = new Set<LiveView>();
  #touched = nothing();
  #sequence = '';
  #timer: NodeJS.Timeout | null = null;
  #toldAt = 0;
  readonly #clock: NodeJS.Timeout;
  readonly #tail: TailSubscription;
  readonly #start = openOnce(() => this.#tail.start());
  #catalogue: Promise<WorkspaceCatalogue> | null = null;
  /** Reading and telling come one after the other, so that what is read is never older than what was told. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly platform: Platform,
    private readonly workspaceId: string,
  ) {
    this.#tail = platform.tails.follow(workspaceId, (events, sequence) => this.hear(events, sequence));
    this.#clock = setInterval(() => void this.inTurn(() => this.lookAtClock()), clockMs);
    this.#clock.unref();
  }

  /** Reads which conversations meet the view’s condition, and tells it what changes from then on. */
  add(view: LiveView): Promise<void> {
    return this.inTurn(async () => {
      const sequence = await this.#start();
      this.#sequence ||= sequence;
      await inScope({ workspaceId: this.workspaceId }, async () =>
        view.load(this.reader(), await this.catalogue(), this.#sequence),
      );
      this.#views.add(view);
    });
  }

  remove(view: LiveView): void {
    this.#views.delete(view);
  }

  close(): void {
    clearInterval(this.#clock);
    if (this.#timer) clearTimeout(this.#timer);
    this.#tail.stop();
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
      const { viewFlushDuration, viewFlushChanges } = this.platform.metrics;
      viewFlushChanges.observe(touched.conversations.size + touched.contacts.size);
      await timed(
        (seconds) => viewFlushDuration.observe(seconds),
        () => inScope({ workspaceId: this.workspaceId }, () => this.bring(touched, sequence)),
      );
    } catch {
      // The database is away: the same is looked at again, and nothing stays behind.
      for (const id of touched.conversations) this.#touched.conversations.add(id);
      for (const id of touched.contacts) this.#touched.contacts.add(id);
      if (touched.anew !== 'NONE') this.#touched.anew = touched.anew;
      this.#toldAt = Date.now() + 1_000;
      if (this.#views.size > 0) this.tellSoon();
    }
  }

  private async bring(touched: Touched, sequence: string): Promise<void> {
    const views = [...this.#views];
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
    const views = [...this.#views].filter((view) => view.followsClock);
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
