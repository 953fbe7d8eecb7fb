import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges } from 'graphql';
import { printedSchema, schemaFile } from './print-schema.js';

/** Fails when the committed schema is not the one that the code makes; names what would break for integrators. */
const committed = await readFile(schemaFile, 'utf8').catch(() => '');
const printed = await printedSchema();
if (committed !== printed) {
  const breaking = committed === '' ? [] : findBreakingChanges(buildSchema(committed), buildSchema(printed));
  const list = breaking.map((change) => `  breaks: ${change.description}\n`).join('');
  process.stderr.write(`server/schema.graphql is not fresh: run npx cadre schema:print.\n${list}`);
  process.exitCode = 1;
}
