/** One clock for all that listen; it stands still while nobody does. */
export class Ticker {
  readonly #listeners = new Set<() => void>();
  #now = Date.now();
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly everyMs: number) {}

  /** Calls at every tick until the answer is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.tick(), this.everyMs);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  };

  /** The time of the last tick, in milliseconds; of this moment while nobody listens. */
  now = (): number => {
    if (this.#listeners.size === 0) this.#now = Date.now();
    return this.#now;
  };

  private tick(): void {
    this.#now = Date.now();
    for (const listener of this.#listeners) listener();
  }
}
