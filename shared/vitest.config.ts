import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['fixed-seed.mjs'],
    testTimeout: 120_000,
    isolate: false,
  },
});
