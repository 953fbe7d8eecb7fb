/**
 * What a subscriber reads from. Unlike a generator it ends at once when the subscriber leaves, also while it
 * waits for something to happen.
 */
export class Mailbox<T> implements AsyncIterableIterator<T> {
  #waiting: ((result: IteratorResult<T>) => void) | null = null;
  #closed = false;

  /** `take` gives what there is to tell, or null; `leave` is called once, when the subscriber is gone. */
  constructor(
    private readonly take: () => T | null,
    private readonly leave: () => void,
  ) {}

  /** This mailbox once what it needs is ready; a subscriber for whom that fails has left. */
  async openedBy(open: () => Promise<void>): Promise<this> {
    try {
      await open();
      return this;
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  /** There may be something to take. */
  ring(): void {
    const waiting = this.#waiting;
    const value = waiting ? this.take() : null;
    if (!waiting || value === null) return;
    this.#waiting = null;
    waiting({ value, done: false });
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.#closed) return { value: undefined, done: true };
    const value = this.take();
    if (value !== null) return { value, done: false };
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  async return(): Promise<IteratorResult<T>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#waiting?.({ value: undefined, done: true });
      this.#waiting = null;
      this.leave();
    }
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
