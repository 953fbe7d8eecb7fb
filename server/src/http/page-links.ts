import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the page at some addresses needs beside what every page does, as the build of the console lists it. */
interface PageFiles {
  /** A regular expression of the path. */
  readonly path: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The `Link` header of each address of the console, so that a browser asks early for what the page will need. */
export async function pageLinks(consoleFolder: string): Promise<(path: string) => string | null> {
  const text = await readFile(join(consoleFolder, 'pages.json'), 'utf8').catch(() => '[]');
  const pages = (JSON.parse(text) as PageFiles[]).map(({ path, scripts, styles }) => ({
    pattern: new RegExp(path),
    header: [
      ...scripts.map((file) => `</${file}>; rel=modulepreload; crossorigin`),
      ...styles.map((file) => `</${file}>; rel=preload; as=style; crossorigin`),
    ].join(', '),
  }));
  return (path) => pages.find(({ pattern }) => pattern.test(path))?.header || null;
}
