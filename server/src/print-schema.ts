import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { isViewerIndependent, viewerIndependent } from './platform/graphql/viewer-independent.js';
import { createSchema } from './schema.js';

/** Where the committed print of the schema lies: the contract with the console and with integrators. */
export const schemaFile = fileURLToPath(new URL('../schema.graphql', import.meta.url));

/** The schema as text, in an order that does not change with the order of imports. */
export async function printedSchema(): Promise<string> {
  const schema = lexicographicSortSchema(await createSchema());
  return `${withMarks(schema, printSchema(schema))}\n`;
}

/** graphql-js prints which directives there are, but not the fields that carry them. */
function withMarks(schema: GraphQLSchema, printed: string): string {
  let typeName = '';
  let fieldName = '';
  // Between the quotes of a description a text may look like a field.
  let isDescription = false;
  return printed
    .split('\n')
    .map((line) => {
      if ((line.match(/"""/g) ?? []).length === 1) isDescription = !isDescription;
      if (isDescription) return line;
      typeName = /^(?:type|interface) (\w+)/.exec(line)?.[1] ?? typeName;
      fieldName = /^ {2}(\w+)[(:]/.exec(line)?.[1] ?? fieldName;
      const endsField = /^ {2}(?:\w.*|\)): [\w[]/.test(line);
      return endsField && isMarked(schema, typeName, fieldName) ? `${line} @${viewerIndependent.name}` : line;
    })
    .join('\n');
}

function isMarked(schema: GraphQLSchema, typeName: string, fieldName: string): boolean {
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  return field !== undefined && isViewerIndependent(field);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(schemaFile, await printedSchema());
