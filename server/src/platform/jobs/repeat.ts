import type { Logger } from 'pino';
import { safeMessage } from '../observability/logger.js';

/** Something that is done again and again until it is stopped. */
export interface Repeated {
  /** Ends after what is under way. */
  stop(): Promise<void>;
}

/** Does `work` every so many milliseconds, one at a time; what fails is told and done again the next time. */
export function repeat(everyMs: number, work: () => Promise<void>, logger: Logger): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const once = () => {
    running = work()
      .catch((error: Error) => logger.warn({ error: safeMessage(error) }, 'this is tried again later'))
      .then(() => {
        if (!stopped) timer = setTimeout(once, everyMs);
      });
  };
  once();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
