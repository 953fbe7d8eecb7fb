// One run of the tests: where it keeps what it makes, and that nothing of it stays.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node, project } from '../steps.mjs';
import { findLeftovers } from './leftovers.mjs';

const reaper = fileURLToPath(new URL('reaper.mjs', import.meta.url));

/**
 * Opens a run. All its temporary files lie in one folder, and its processes and databases carry its id, so that
 * whatever is left of them can be found. A reaper removes them as soon as this process is gone, also when it is killed.
 */
export async function openTestRun() {
  const id = `${process.pid}_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'cadre-'));
  // PostgreSQL does not run as root, and must reach its data in there.
  chmodSync(folder, 0o711);
  const results = join(folder, 'results.jsonl');
  const marked = { CADRE_TEST_RUN: id, TMPDIR: folder };
  const watching = spawn(node, [reaper, id, folder], {
    cwd: project,
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  const reaped = new Promise((resolve) => watching.on('exit', resolve));
  return {
    /** The variables that the tools of a project run with. */
    environment: (name) => ({
      ...marked,
      CADRE_TEST_PROJECT: name,
      CADRE_TEST_RESULTS: results,
      // Compiled code is kept from run to run.
      NODE_COMPILE_CACHE: join(project, 'node_modules/.cache/node'),
      JITI_CACHE: 'false',
      JITI_FS_CACHE: 'false',
      PWTEST_CACHE_DIR: join(project, 'node_modules/.cache/playwright'),
    }),
    /** What was recorded of each test. */
    results: () =>
      existsSync(results)
        ? readFileSync(results, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [],
    /** Names what is left behind, when nothing more of it goes away by itself. */
    leftovers: () => findLeftovers(id, folder, ['results.jsonl']),
    /** Ends the run and removes all that is left of it. */
    async close() {
      watching.stdin.end();
      await reaped;
    },
  };
}
