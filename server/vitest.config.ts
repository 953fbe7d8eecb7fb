import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // One copy of graphql: the bundler would take its ES module, and type-graphql takes the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/set-up-file.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A worker reads the code and builds the schema once for all of its files.
    isolate: false,
    // Two cores, and PostgreSQL wants one of them.
    maxWorkers: 2,
  },
});
