import { LimitExceeded } from '../../platform/errors/errors.js';

const windowMs = 15 * 60_000;
const failuresAtMost = 10;
const namesAtMost = 10_000;

/** Slows whoever tries passwords: ten failures in a quarter of an hour for an address or an e-mail. */
export class SignInLimit {
  #failures = new Map<string, number[]>();

  /** @throws LimitExceeded when one of the names has failed too often. */
  check(names: readonly string[], now = Date.now()): void {
    for (const name of names) {
      const recent = this.recent(name, now);
      const [oldest] = recent;
      if (recent.length >= failuresAtMost && oldest !== undefined) {
        const wait = Math.ceil((oldest + windowMs - now) / 1000);
        throw new LimitExceeded('Too many attempts to sign in; try again later.', wait, ['input']);
      }
    }
  }

  failed(names: readonly string[], now = Date.now()): void {
    for (const name of names) {
      if (this.#failures.size >= namesAtMost) this.#failures.clear();
      this.#failures.set(name, [...this.recent(name, now), now]);
    }
  }

  succeeded(name: string): void {
    this.#failures.delete(name);
  }

  private recent(name: string, now: number): number[] {
    return (this.#failures.get(name) ?? []).filter((at) => at > now - windowMs);
  }
}
