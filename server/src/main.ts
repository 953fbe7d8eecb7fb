import { EmbeddedDatabaseError } from './platform/database/embedded-postgres.js';
import { readConfig } from './config.js';
import { startServer } from './start.js';

/** Starts the server and stops it, gently, when the system says so. */
async function main(): Promise<void> {
  const server = await startServer(readConfig());
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  process.stdout.write(`\n  Cadre is ready at ${server.address}\n\n`);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof EmbeddedDatabaseError;
  process.stderr.write(`\n${isExpected ? error.message : (error as Error).stack}\n\n`);
  process.exit(1);
});
