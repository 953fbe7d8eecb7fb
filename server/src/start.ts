import { createApp } from './app.js';
import type { Config } from './config.js';
import { entities } from './entities.js';
import { tidyAttachments } from './features/attachments/tidy-attachments.js';
import { attempts } from './features/auth/limit-attempts.js';
import { givingOut } from './features/conversations/giving-out.js';
import { onlookers } from './features/conversations/onlookers.js';
import { wakeSnoozed } from './features/conversations/wake-snoozed.js';
import { decideWaitingAgain } from './features/intake/decide-again.js';
import { decideAtBoundaries } from './features/intake/decide-at-boundary.js';
import { presence } from './features/teams/presence.js';
import { pointLeases } from './http/graphql/charge.js';
import { startMetricsServer } from './http/serve-metrics.js';
import { kindsOfJobs } from './kinds-of-jobs.js';
import { openDatabase } from './platform/database/database.js';
import { type EmbeddedDatabase, startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { createAnnouncer } from './platform/events/announcer.js';
import { EventTails } from './platform/events/event-tails.js';
import { jobRunner } from './platform/jobs/job-runner.js';
import { repeat } from './platform/jobs/repeat.js';
import { mailer } from './platform/mail/mailer.js';
import { describeBuild } from './platform/observability/build.js';
import { createLogger, safeMessage } from './platform/observability/logger.js';
import { Metrics } from './platform/observability/metrics.js';
import { onlyOnce, type Platform } from './platform/platform.js';

const tidyEveryMs = 5_000;
const tidyCountsEveryMs = 60_000;

/** A server that runs. */
export interface RunningServer {
  readonly platform: Platform;
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly address: string;
  /** Where the metrics are; null where they have no port of their own. */
  readonly metricsAddress: string | null;
  /** Takes what is on its way and answers it, while the health page says that no more should come. Before `stop`. */
  drain(): Promise<void>;
  /** Stops, and the embedded database with it. Cuts what is still in flight: `drain` comes before. */
  stop(): Promise<void>;
}

/** Starts a whole server: database, migrations, events, HTTP. */
export async function startServer(config: Config): Promise<RunningServer> {
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres(config.dataFolder, createLogger(config.logLevel))
      : null;
  try {
    return await startOn(config, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startOn(config: Config, embedded: EmbeddedDatabase | null): Promise<RunningServer> {
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const platform = await openPlatform(config, url);
  const { app, drain } = await createApp(platform);
  const address = await app.listen({ port: config.port, host: config.host });
  const metricsServer = await startMetricsServer(platform);
  const jobs = platform.only(jobRunner);
  jobs.start(kindsOfJobs);
  const stopCaring = startCaring(platform);
  return {
    platform,
    address,
    metricsAddress: metricsServer?.address ?? null,
    drain,
    async stop() {
      platform.draining = true;
      await app.close();
      await stopCaring();
      await jobs.stop();
      await platform.only(mailer).close();
      await metricsServer?.close();
      await closePlatform(platform);
      await embedded?.stop();
    },
  };
}

/** What happens by itself: conversations are given out, wake up and are decided again, and who is gone is no longer available. */
function startCaring(platform: Platform): () => Promise<void> {
  const people = platform.only(presence);
  const passes = platform.only(givingOut);
  // From the start, so that whoever asks first is told of those who are there already.
  platform.only(onlookers);
  people.start();
  passes.start();
  const looks = [wakeSnoozed, decideAtBoundaries, decideWaitingAgain].map((look) =>
    repeat(platform.config.pollIntervalMs, () => look(platform), platform.logger),
  );
  looks.push(repeat(tidyEveryMs, () => tidyAttachments(platform), platform.logger));
  looks.push(
    repeat(tidyCountsEveryMs, () => platform.only(attempts).tidy(), platform.logger),
    repeat(tidyCountsEveryMs, () => platform.only(pointLeases).tidy(), platform.logger),
  );
  return async () => {
    await Promise.all(looks.map((look) => look.stop()));
    await passes.stop();
    await people.stop();
  };
}

/** What features stand on, without HTTP: for the command line, jobs and tests. */
export async function openPlatform(config: Config, url: string): Promise<Platform> {
  const logger = createLogger(config.logLevel);
  const { port, token } = config.metrics;
  const metrics = new Metrics(describeBuild(config.commit), port !== null || token !== null);
  const database = await openDatabase({
    url,
    entities,
    connections: config.databaseConnections,
    limits: config.statementLimits,
    onError: (error) => logger.warn({ error: safeMessage(error) }, 'a connection to the database broke'),
  });
  database.pool.onWaited = (seconds) => metrics.poolWaits.observe(seconds);
  const announcer = await createAnnouncer(url, logger);
  const tails = new EventTails(database, announcer);
  const platform: Platform = {
    config,
    database,
    announcer,
    tails,
    logger,
    metrics,
    draining: false,
    only: onlyOnce(() => platform),
  };
  return platform;
}

export async function closePlatform(platform: Platform): Promise<void> {
  platform.tails.close();
  await platform.announcer.close();
  await platform.database.close();
}
