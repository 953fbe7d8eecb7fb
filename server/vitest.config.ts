import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { sharedFromSource } from '../shared/from-source.mjs';

const require = createRequire(import.meta.url);

/** The full counts of the random and reliability tests take their time: `TEST_LONG=1`. */
const isLong = process.env.TEST_LONG === '1';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // One copy of graphql: the bundler would take its ES module, and type-graphql takes the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }, sharedFromSource] },
  test: {
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['../shared/fixed-seed.mjs', 'test/set-up-file.ts'],
    // Limits, not waits: long enough for a machine that is busy with something else.
    testTimeout: isLong ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    // A worker reads the code and builds the schema once for all of its files.
    isolate: false,
    // One more than two cores: a test waits for a clock or a process about a tenth of its time.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/reliability/**'],
        },
      },
      { extends: true, test: { name: 'reliability', include: ['test/reliability/*.test.ts'] } },
    ],
    // What tests read without importing it.
    forceRerunTriggers: ['**/package.json', '**/vitest.config.*', 'migrations/**', 'schema.graphql'],
  },
});
