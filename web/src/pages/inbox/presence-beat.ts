import type { DraftKind } from './local-drafts';

/** What a window says of itself. */
export type Doing = 'READING' | 'TYPING_REPLY' | 'TYPING_NOTE';

/** No call comes sooner after the last one, whatever happens. */
const APART_MS = 3000;
const READING_AGAIN_MS = 4000;
/** Who has touched no key for so long types no more. */
const STILL_MS = 2500;
/** Whoever only passes by, on the way through a list, is not there. */
const PASSING_MS = 700;

/** Says what one window does in one conversation: when it changes, and again before the others would forget it. */
export class PresenceBeat {
  #typed: { doing: Doing; at: number } | null = null;
  #said: { doing: Doing; at: number } | null = null;
  readonly #since = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (doing: Doing) => void) {
    this.plan();
  }

  type(kind: DraftKind): void {
    this.#typed = { doing: kind === 'note' ? 'TYPING_NOTE' : 'TYPING_REPLY', at: Date.now() };
    this.plan();
  }

  /** What was typed is sent. */
  rest(): void {
    this.#typed = null;
    this.plan();
  }

  /** @returns whether anything was ever said. */
  stop(): boolean {
    clearTimeout(this.#timer);
    return this.#said !== null;
  }

  private plan(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const doing = this.doing(now);
    const due = this.due(doing);
    if (due <= now) {
      this.#said = { doing, at: now };
      this.say(doing);
      this.plan();
      return;
    }
    const still = doing === 'READING' ? Number.POSITIVE_INFINITY : (this.#typed?.at ?? 0) + STILL_MS;
    this.#timer = setTimeout(() => this.plan(), Math.min(due, still) - now + 1);
  }

  private doing(now: number): Doing {
    return this.#typed && now - this.#typed.at < STILL_MS ? this.#typed.doing : 'READING';
  }

  private due(doing: Doing): number {
    if (!this.#said) return this.#since + PASSING_MS;
    const isSame = this.#said.doing === doing;
    return this.#said.at + (isSame && doing === 'READING' ? READING_AGAIN_MS : APART_MS);
  }
}
