import { parseArgs } from 'node:util';
import { readConfig, SettingError } from '../config.js';
import { createResetLink, resetPath } from '../features/auth/reset-password.js';
import { reachEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { EmbeddedDatabaseError } from '../platform/database/postgres-process.js';
import { createLogger } from '../platform/observability/logger.js';
import { closePlatform, openPlatform } from '../start.js';

const usage = `Usage: npx cadre reset-password EMAIL

Prints a link with which the person of this email address chooses a new password. It works once, within 24 hours.
Run it where the server runs, with the same settings; whether the server is running makes no difference.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  const [email] = positionals;
  if (values.help || !email) {
    process.stderr.write(usage);
    return values.help ? 0 : 2;
  }
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const embedded =
    config.databaseUrl === null
      ? await reachEmbeddedPostgres(config.dataFolder, createLogger(config.logLevel))
      : null;
  try {
    const platform = await openPlatform(config, config.databaseUrl ?? embedded?.url ?? '');
    try {
      const made = await createResetLink(platform, email);
      if (made === null) {
        process.stderr.write(`No account has the email address ${email}.\n`);
        return 1;
      }
      const base = config.url ?? `http://127.0.0.1:${config.port}`;
      process.stdout.write(`\n  ${base}${resetPath(made.token)}\n\n  It works once, within 24 hours.\n\n`);
      return 0;
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await embedded?.stop();
  }
}

main().then(
  (status) => process.exit(status),
  (error: Error) => {
    const isExpected = error instanceof EmbeddedDatabaseError || error instanceof SettingError;
    process.stderr.write(`\n${isExpected ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
