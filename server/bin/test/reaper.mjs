// Removes what is left of a run of the tests when the process that began it is gone, however it went: its end of our
// input closes then. Arguments: the id of the run and its folder.
import { rmSync } from 'node:fs';
import { databasesOf, dropDatabases, processesOf } from './leftovers.mjs';

const [id, folder] = process.argv.slice(2);

// Ctrl-C is for the tests; the input tells when they are over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
for await (const _nothing of process.stdin);

for (let round = 0; round < 50; round += 1) {
  const left = processesOf(id, folder);
  if (left.length === 0) break;
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
await dropDatabases(await databasesOf(id));
rmSync(folder, { recursive: true, force: true });
