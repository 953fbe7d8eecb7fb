import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium';

export default defineConfig({
  testDir: 'stories',
  outputDir: 'test-results',
  preserveOutput: 'failures-only',
  globalSetup: './support/server.ts',
  // Each story has a workspace of its own, so that none sees another.
  fullyParallel: true,
  workers: availableParallelism() + 1,
  // Limits, not waits: long enough for a machine that is busy with something else.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // A second try records what went wrong in the first. That it needed one fails the run all the same.
  retries: 1,
  failOnFlakyTests: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: './support/reporter.ts',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: await findChromium(), args: [...chromiumFlags] },
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
  },
});
