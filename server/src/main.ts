import { readConfig, SettingError } from './config.js';
import { needsSetupCode, setupCode } from './features/workspaces/setup-code.js';
import { EmbeddedDatabaseError } from './platform/database/postgres-process.js';
import { createSample, hasSample, sampleSignIn } from './sample/create-sample.js';
import { startServer } from './start.js';

/** Starts the server and stops it, gently, when the system says so. */
async function main(): Promise<void> {
  const config = readConfig();
  const server = await startServer(config);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.drain();
    await server.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  // Work that nobody waited for and that failed is a bug of one request: the others go on.
  process.on('unhandledRejection', (error) => {
    server.platform.logger.error({ err: error }, 'work that nobody waited for failed');
  });
  if (config.sample) await createSample(server.platform);
  const hint = (await hasSample(server.platform))
    ? `  Sign in as ${sampleSignIn.email} with the password “${sampleSignIn.password}”.\n`
    : '';
  const code = (await needsSetupCode(server.platform)) ? setupHint(server.platform.only(setupCode).text) : '';
  const metrics = server.metricsAddress === null ? '' : `  Metrics: ${server.metricsAddress}\n`;
  process.stdout.write(
    `\n  Cadre is ready at ${server.address}\n${hint}${code}  GraphQL and its explorer: ${server.address}/graphql\n${metrics}\n`,
  );
}

function setupHint(code: string): string {
  return `  Nobody has set it up. The first admin needs this setup code: ${code}\n`;
}

main().catch((error: unknown) => {
  const isExpected = error instanceof EmbeddedDatabaseError || error instanceof SettingError;
  process.stderr.write(`\n${isExpected ? error.message : (error as Error).stack}\n\n`);
  process.exit(1);
});
