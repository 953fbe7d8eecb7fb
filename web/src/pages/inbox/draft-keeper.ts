import {
  type Draft,
  type DraftFile,
  dropLocal,
  isLater,
  keepLocal,
  NO_DRAFT,
  readLocal,
  sameFiles,
  saysSame,
} from './local-drafts';

/** A draft as the server has it. */
export interface SavedDraft extends Draft {
  savedAt: string;
}

/** How a save went; `saved` is null where it left none. */
export type SaveOutcome = { saved: SavedDraft | null } | { refusal: string } | 'away';

/** Where drafts are saved. */
export interface DraftServer {
  save(draft: Draft): Promise<SaveOutcome>;
  /** The page is about to go: nobody waits for an answer. */
  saveAtLast(draft: Draft): void;
}

/** A draft, and where it is safe. */
export interface KeptDraft {
  draft: Draft;
  where: 'none' | 'typing' | 'server' | 'browser' | 'nowhere';
  /** Why the server did not take it. */
  refusal: string | undefined;
}

const PAUSE_MS = 1000;
const RETRY_MS = 4000;
const TYPING_MS = 10_000;

/**
 * One draft while it is written. Each key is kept in this browser at once and with the server after a pause; what the
 * server has, the browser need not keep. It lives on behind the page until all is saved.
 */
export class DraftKeeper {
  #kept: KeptDraft;
  /** When the draft that the server has was saved; null: it has none. */
  #base: string | null;
  /** The latest save that was ever seen: what is older comes from an answer that was overtaken. */
  #latest: string;
  #dirty = false;
  #typedAt = 0;
  /** What the server said last; undefined once it counts here. */
  #news: SavedDraft | null | undefined;
  #newsTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #isPaused = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly place: string,
    private readonly server: DraftServer,
    saved: SavedDraft | null,
  ) {
    this.#base = saved?.savedAt ?? null;
    this.#latest = saved?.savedAt ?? '';
    this.#kept = keptAs(saved);
    const local = readLocal(place);
    if (!local) return;
    if (!saysSame(local, saved ?? NO_DRAFT) && isLater(local, this.#base)) {
      this.#kept = { draft: draftOf(local), where: 'browser', refusal: undefined };
      this.#dirty = true;
      this.#timer = setTimeout(() => this.flush());
    } else dropLocal(place, local);
  }

  get = (): KeptDraft => this.#kept;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Nobody looks at it, and nothing of it waits to be saved. */
  get isOver(): boolean {
    return this.#listeners.size === 0 && !this.#dirty && this.#sending === null;
  }

  change(draft: Draft): void {
    this.#typedAt = Date.now();
    this.#dirty = true;
    const local = { ...draft, at: new Date().toISOString(), base: this.#base };
    const isKept = keepLocal(this.place, local);
    this.tell({ draft, where: isKept ? 'typing' : 'nowhere', refusal: undefined });
    this.plan(PAUSE_MS);
  }

  /** Other files go with it, and the rest is as it was. */
  changeFiles(files: readonly DraftFile[]): void {
    const { draft } = this.#kept;
    if (!sameFiles(draft.files, files)) this.change({ ...draft, files });
  }

  /** What the server has now, from this browser or another. What is being typed here is left alone until then. */
  learn(saved: SavedDraft | null): void {
    this.#news = saved;
    this.heed();
  }

  /** The person looks elsewhere: what comes from there is later than what was typed here. */
  stopTyping(): void {
    this.#typedAt = 0;
    this.heed();
  }

  /** Saves now what waits for its pause. */
  flush(): void {
    if (!this.#dirty || this.#isPaused) return;
    clearTimeout(this.#timer);
    this.#sending ??= this.send().finally(() => {
      this.#sending = null;
      this.heed();
    });
  }

  /** The page is about to go. What is saved so stays in the browser too, for nobody hears whether it was. */
  saveAtLast(): void {
    if (this.#dirty) this.server.saveAtLast(this.#kept.draft);
  }

  /** Nothing more is saved until it is said how sending it went; ends when nothing is on its way. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    await this.#sending;
    clearTimeout(this.#timer);
  }

  /** It was not sent: it is a draft as before. */
  resume(): void {
    this.#isPaused = false;
    this.flush();
  }

  /** It was sent, and the server removed the draft with it. What was written meanwhile stays, to be sent next. */
  sent(what: Draft): void {
    const { draft } = this.#kept;
    this.#isPaused = false;
    this.#base = null;
    this.#news = undefined;
    dropLocal(this.place, what);
    // A save that is under way would bring back what was sent.
    if (draft !== what && (!isNothing(draft) || this.#sending)) {
      this.change(restOf(draft, what));
      return;
    }
    this.#dirty = false;
    this.tell({ draft: NO_DRAFT, where: 'none', refusal: undefined });
  }

  private heed(): void {
    const saved = this.#news;
    if (saved === undefined || this.#dirty || this.#sending) return;
    const savedAt = saved?.savedAt ?? null;
    const isOld = savedAt !== null && savedAt <= this.#latest;
    const typedMs = Date.now() - this.#typedAt;
    if (savedAt !== this.#base && !isOld && typedMs < TYPING_MS) {
      clearTimeout(this.#newsTimer);
      this.#newsTimer = setTimeout(() => this.heed(), TYPING_MS - typedMs);
      return;
    }
    this.#news = undefined;
    if (savedAt === this.#base || isOld) return;
    this.#base = savedAt;
    this.#latest = savedAt ?? this.#latest;
    this.tell(keptAs(saved));
  }

  private plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), ms);
  }

  private async send(): Promise<void> {
    const { draft } = this.#kept;
    const outcome = await this.server.save(draft);
    const isSame = this.#kept.draft === draft;
    if (outcome === 'away' || 'refusal' in outcome) {
      if (isSame) this.fail(outcome === 'away' ? undefined : outcome.refusal);
      return this.plan(RETRY_MS);
    }
    const { saved } = outcome;
    this.#base = saved?.savedAt ?? null;
    this.#latest = saved?.savedAt ?? this.#latest;
    // That the server had none is from before this save.
    if (this.#news === null) this.#news = undefined;
    if (!isSame) return this.plan(PAUSE_MS);
    this.#dirty = false;
    dropLocal(this.place, draft);
    // A file that was given up elsewhere meanwhile is left out there.
    const files = saved?.files ?? [];
    const left = sameFiles(files, draft.files) ? draft : { ...draft, files };
    this.tell({ draft: left, where: saved === null ? 'none' : 'server', refusal: undefined });
  }

  private fail(refusal: string | undefined): void {
    const { draft } = this.#kept;
    const isKept = keepLocal(this.place, { ...draft, at: new Date().toISOString(), base: this.#base });
    this.tell({ draft, where: isKept ? 'browser' : 'nowhere', refusal });
  }

  private tell(kept: KeptDraft): void {
    this.#kept = kept;
    for (const listener of this.#listeners) listener();
  }
}

const isNothing = ({ text, files }: Draft) => text === '' && files.length === 0;

/** What is new in a draft since it was sent; all of its text where it was not only written on. */
function restOf({ text, mentions, files }: Draft, sent: Draft): Draft {
  const gone = new Set(sent.files.map(({ id }) => id));
  return {
    text: text.startsWith(sent.text) ? text.slice(sent.text.length).trimStart() : text,
    mentions,
    files: files.filter(({ id }) => !gone.has(id)),
  };
}

const draftOf = ({ text, mentions, files }: Draft): Draft => ({ text, mentions, files });

function keptAs(saved: SavedDraft | null): KeptDraft {
  if (!saved) return { draft: NO_DRAFT, where: 'none', refusal: undefined };
  return { draft: draftOf(saved), where: 'server', refusal: undefined };
}
