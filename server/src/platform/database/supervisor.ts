import type { Logger } from 'pino';
import type { PostgresProcess } from './postgres-process.js';

/** A process that lived for less than this after its start counts as a failed start. */
const stableAfterMs = 10_000;
const firstPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * How long to wait before the next start, in milliseconds: not at all after one or two failures in a row, so that a
 * database that was killed is back at once, then twice as long each time, up to 30 s.
 */
export function restartPauseMs(failures: number): number {
  return failures <= 2 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 3));
}

/** Starts a process again whenever it ends by itself. */
export class Supervisor {
  #isStopping = false;
  #current: PostgresProcess | null;
  #endPause = () => {};
  readonly #watching: Promise<void>;

  constructor(
    first: PostgresProcess,
    private readonly start: () => Promise<PostgresProcess>,
    private readonly logger: Logger,
  ) {
    this.#current = first;
    this.#watching = this.watch(first);
  }

  /** Stops the process, also one that is just being started, and starts it no more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#endPause();
    await this.#current?.stop();
    await this.#watching;
  }

  private async watch(first: PostgresProcess): Promise<void> {
    let failures = 0;
    for (let running: PostgresProcess | null = first; ; ) {
      const startedAt = Date.now();
      await running?.ended;
      this.#current = null;
      if (this.#isStopping) return;
      failures = Date.now() - startedAt < stableAfterMs ? failures + 1 : 1;
      const pauseMs = restartPauseMs(failures);
      this.logger.warn({ failures, pauseMs }, 'the embedded database ended and is started again');
      await this.pause(pauseMs);
      if (this.#isStopping) return;
      running = await this.startAgain();
    }
  }

  private async startAgain(): Promise<PostgresProcess | null> {
    try {
      const started = await this.start();
      this.#current = started;
      if (this.#isStopping) await started.stop();
      else this.logger.info('the embedded database accepts connections again');
      return started;
    } catch (error) {
      this.logger.error({ error: String(error) }, 'the embedded database could not be started');
      return null;
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
