import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const generated = new URL('./src/gql/graphql.ts', import.meta.url);
const call = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g;

/**
 * Puts each parsed document where it is written, so that a page's code carries the documents of that page only. Without
 * it the generated look-up by text would put all of them, and the texts besides, into the first chunk. Fragments are
 * part of the documents that spread them and only give types where they stand.
 */
export function inlineDocuments(): Plugin {
  let documents: ReadonlyMap<string, string> = new Map();
  return {
    name: 'cadre-inline-documents',
    enforce: 'pre',
    buildStart() {
      documents = readDocuments(readFileSync(generated, 'utf8'));
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'graphql' },
      handler(code, id) {
        // What was generated does nothing by being loaded, so it is left out once nothing refers to it.
        if (id.includes('/src/gql/')) return { code, map: null, moduleSideEffects: false };
        return code.replaceAll(call, (_text, kind: string, name: string) => {
          if (kind === 'fragment') return '{}';
          const document = documents.get(`${name}Document`);
          if (!document) this.error(`${kind} ${name} is not in src/gql: run the code generator`);
          return `(${document})`;
        });
      },
    },
  };
}

function readDocuments(text: string): Map<string, string> {
  const lines = text.matchAll(/^export const (\w+) = (\{.*\}) as unknown as /gm);
  return new Map([...lines].map(([, name = '', json = '']) => [name, json]));
}
