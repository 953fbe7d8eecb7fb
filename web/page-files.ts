import type { Plugin, Rollup } from 'vite';

/** The pages that people open by their address, and the file of each. */
const PAGES: readonly [path: string, file: string][] = [
  ['^/contacts/?$', 'pages/contacts/ContactsPage.tsx'],
  ['^/contacts/people/', 'pages/contacts/ContactPage.tsx'],
  ['^/contacts/segments/?$', 'pages/segments/SegmentsPage.tsx'],
  ['^/contacts/segments/.', 'pages/segments/SegmentPage.tsx'],
  ['^/inbox/?$', 'pages/inbox/InboxPage.tsx'],
  ['^/settings/routing/?$', 'pages/routing/RoutingPage.tsx'],
  ['^/settings/priority/?$', 'pages/priority/PriorityPage.tsx'],
  ['^/settings/team/', 'pages/teams/TeamPage.tsx'],
];

/**
 * Writes `pages.json`: which files the page at an address needs beside those of every page. The server names them in
 * the header of the answer, so that a browser asks for them with the first ones and not after those have run.
 */
export function pageFiles(): Plugin {
  return {
    name: 'cadre-page-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) return this.error('The build has no entry.');
      const everywhere = new Set(withImports(entry, bundle).map(({ fileName }) => fileName));
      const pages = PAGES.map(([path, file]) => {
        const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${file}`));
        if (!page) return this.error(`No file of the build is ${file}.`);
        const own = withImports(page, bundle).filter(({ fileName }) => !everywhere.has(fileName));
        const styles = own.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
        return { path, scripts: own.map(({ fileName }) => fileName), styles: [...new Set(styles)] };
      });
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pages) });
    },
  };
}

/** The chunk, and all that it loads at once. */
function withImports(start: Rollup.OutputChunk, bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const found = new Map<string, Rollup.OutputChunk>();
  const visit = (chunk: Rollup.OutputChunk) => {
    if (found.has(chunk.fileName)) return;
    found.set(chunk.fileName, chunk);
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') visit(next);
    }
  };
  visit(start);
  return [...found.values()];
}
