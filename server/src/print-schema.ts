import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema.js';

/** Where the committed print of the schema lies: the contract with the console and with integrators. */
export const schemaFile = fileURLToPath(new URL('../schema.graphql', import.meta.url));

/** The schema as text, in an order that does not change with the order of imports. */
export async function printedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await createSchema()))}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(schemaFile, await printedSchema());
