import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished, TestRunner } from 'vitest';

const atEndOfFile: (() => unknown)[] = [];

/**
 * Does something when the running test ends, or outside a test when the file ends. Vitest ignores an `afterAll` that is
 * called while hooks and tests run. What was registered last is done first.
 */
export function cleanUp(work: () => unknown): void {
  if (TestRunner.getCurrentTest()) onTestFinished(async () => void (await work()));
  else atEndOfFile.push(work);
}

/** Called once by every file, while it is collected: see `setupFiles`. */
export function cleanUpAfterFile(): void {
  afterAll(async () => {
    for (let work = atEndOfFile.pop(); work; work = atEndOfFile.pop()) await work();
  });
}

/** A new, empty folder that goes when the test or the file ends. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `cadre-${name}-`));
  cleanUp(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
