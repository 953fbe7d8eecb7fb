import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Database } from './database/database.js';
import type { Announcer } from './events/announcer.js';
import type { EventTails } from './events/event-tails.js';
import type { Metrics } from './observability/metrics.js';

/** What every feature stands on; one a process. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly announcer: Announcer;
  readonly tails: EventTails;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Set when the process was told to stop: what is in flight is answered, and nobody should send more. */
  draining: boolean;
  /** The one thing of its kind in this process, made when first asked for. */
  only<T>(create: (platform: Platform) => T): T;
}

/** Remembers what was made by which maker. */
export function onlyOnce(platform: () => Platform): Platform['only'] {
  const made = new Map<unknown, unknown>();
  return <T>(create: (platform: Platform) => T): T => {
    if (!made.has(create)) made.set(create, create(platform()));
    return made.get(create) as T;
  };
}
