import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

/** Runs one bench by its name, or all of them: the files in this folder that export `run`. */
const wanted = process.argv[2];
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== basename(import.meta.filename))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const benches: { name: string; run: () => Promise<void> }[] = [];
for (const name of names) {
  const module: { run?: () => Promise<void> } = await import(`./${name}.ts`);
  if (module.run) benches.push({ name, run: module.run });
}

const chosen = benches.filter(({ name }) => wanted === undefined || name === wanted);
if (chosen.length === 0) {
  process.stderr.write(
    `There is no bench ${wanted}. There are: ${benches.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exitCode = 2;
}
for (const { name, run } of chosen) {
  process.stdout.write(`Running ${name} …\n`);
  await run();
}
