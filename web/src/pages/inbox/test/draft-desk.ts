import { DraftKeeper, type DraftServer, type SavedDraft, type SaveOutcome } from '../draft-keeper';
import { type Draft, placeOf } from '../local-drafts';

export const PLACE = placeOf('ada', '7', 'reply');

const LATENCY_MS = 100;
const travel = () => new Promise<void>((resolve) => setTimeout(resolve, LATENCY_MS));

/** A server that keeps one draft, and takes messages, each of which removes the draft. */
export class DraftRoom {
  saved: SavedDraft | null;
  readonly messages: string[] = [];
  readonly withdrawn = new Set<string>();
  calls = 0;
  /** How saves go; `unheard` is taken, but the answer is lost. */
  outcome: 'taken' | 'away' | 'unheard' | 'refused' = 'taken';
  takesMessages = true;
  #saves = 0;

  constructor(saved: SavedDraft | null) {
    this.saved = saved;
  }

  async save(draft: Draft): Promise<SaveOutcome> {
    this.calls += 1;
    await travel();
    const { outcome } = this;
    if (outcome === 'taken' || outcome === 'unheard') this.keep(draft);
    const { saved } = this;
    await travel();
    if (outcome === 'refused') return { refusal: 'It is too long.' };
    return outcome === 'taken' ? { saved } : 'away';
  }

  /** @returns whether the message was taken. */
  async message(text: string): Promise<boolean> {
    await travel();
    const isTaken = this.takesMessages;
    if (isTaken) {
      this.messages.push(text);
      this.saved = null;
    }
    await travel();
    return isTaken;
  }

  keep({ text, mentions, files }: Draft): void {
    this.#saves += 1;
    const savedAt = `${new Date().toISOString()} ${String(this.#saves).padStart(4, '0')}`;
    const left = files.filter(({ id }) => !this.withdrawn.has(id));
    this.saved = text === '' && left.length === 0 ? null : { text, mentions, files: left, savedAt };
  }
}

/** A person who writes in one conversation, in a page that may be opened again. */
export class DraftDesk {
  readonly server: DraftRoom;
  keeper: DraftKeeper;
  #line: { isOpen: boolean };
  #isSending = false;
  /** When the draft that the page read last was saved. */
  #heard: string | null;

  constructor(saved: SavedDraft | null = null) {
    this.server = new DraftRoom(saved);
    this.#heard = saved?.savedAt ?? null;
    this.#line = { isOpen: true };
    this.keeper = new DraftKeeper(PLACE, this.open(), saved);
  }

  /** Types on, behind what is there. */
  type(text: string): void {
    const { draft } = this.keeper.get();
    this.keeper.change({ ...draft, text: draft.text + text });
  }

  /** As the composer sends: one message at a time, and only what says something. */
  send(): void {
    if (this.#isSending || this.keeper.get().draft.text.trim() === '') return;
    this.#isSending = true;
    this.sendOnce().finally(() => {
      this.#isSending = false;
    });
  }

  leaveWindow(): void {
    this.keeper.flush();
    this.keeper.stopTyping();
  }

  /** Coming back to the window reads what the server has. */
  look(): void {
    this.hear(this.server.saved);
  }

  /** Ends this page, unless something is being sent, and opens it anew once its last save has arrived. */
  async reload(): Promise<void> {
    if (this.#isSending) return;
    this.keeper.saveAtLast();
    this.#line.isOpen = false;
    await travel();
    const { saved } = this.server;
    this.#heard = saved?.savedAt ?? null;
    this.keeper = new DraftKeeper(PLACE, this.open(), saved);
  }

  private async sendOnce(): Promise<void> {
    const { keeper } = this;
    await keeper.pause();
    const written = keeper.get().draft;
    if (!(await this.server.message(written.text))) return keeper.resume();
    keeper.sent(written);
    this.look();
  }

  /** What the page reads is news only when it was saved at another time. */
  private hear(saved: SavedDraft | null): void {
    const savedAt = saved?.savedAt ?? null;
    if (savedAt === this.#heard) return;
    this.#heard = savedAt;
    this.keeper.learn(saved);
  }

  /** The server as one page reaches it: a page that is closed asks nothing and hears nothing. */
  private open(): DraftServer {
    const line = { isOpen: true };
    this.#line = line;
    const never = new Promise<never>(() => {});
    return {
      save: async (draft) => {
        if (!line.isOpen) return never;
        const outcome = await this.server.save(draft);
        if (!line.isOpen) return never;
        if (typeof outcome === 'object' && 'saved' in outcome) setTimeout(() => this.hear(outcome.saved));
        return outcome;
      },
      saveAtLast: async (draft) => {
        await travel();
        this.server.keep(draft);
      },
    };
  }
}
