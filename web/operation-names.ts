import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const generated = new URL('./src/gql/graphql.ts', import.meta.url);

/** Writes `operations.json`: the names of the console's operations. The server counts requests by them. */
export function operationNames(): Plugin {
  return {
    name: 'cadre-operation-names',
    apply: 'build',
    generateBundle() {
      const found = readFileSync(generated, 'utf8').matchAll(
        /"kind":"OperationDefinition","operation":"\w+","name":\{"kind":"Name","value":"(\w+)"/g,
      );
      const names = [...new Set([...found].map(([, name]) => name))].sort();
      if (names.length === 0) this.error('src/gql has no operations: run the code generator');
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(names) });
    },
  };
}
