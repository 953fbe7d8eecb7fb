import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CARRIED = fileURLToPath(new URL('node_modules/.cache/chromium/chromium', import.meta.url));

/** What the browser must not do in a test: ask the network for anything of its own, or want a graphics card. */
export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The browser to test with: the one that CHROME_PATH names, else the one that the package @sparticuz/chromium carries
 * (for Linux; half the processor time of a desktop build, and the same build for everybody), else an installed one.
 * @throws when CHROME_PATH names no file, or when there is no browser that starts.
 */
export async function findChromium(): Promise<string> {
  // The workers of a run use what its first process found.
  process.env.CHROME_PATH ||= (await carriedChromium()) ?? installedChromium();
  const path = process.env.CHROME_PATH;
  if (existsSync(path)) return path;
  throw new Error(`CHROME_PATH names ${path}, and there is no such file.`);
}

function installedChromium(): string {
  const installed = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (installed) return installed;
  throw new Error(
    'No Chromium was found for the browser stories. Install one, name one with CHROME_PATH, or leave them out with --no-browser.',
  );
}

/** Unpacks the carried browser once, or returns null where it does not start. */
async function carriedChromium(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    if (!existsSync(CARRIED)) await unpackChromium();
    execFileSync(CARRIED, [...chromiumFlags, '--version'], { stdio: 'ignore' });
    return CARRIED;
  } catch {
    return null;
  }
}

/** Put in its place when it is whole, so that a run that is killed meanwhile leaves no half of it. */
async function unpackChromium(): Promise<void> {
  const { default: chromium } = await import('@sparticuz/chromium');
  const folder = dirname(CARRIED);
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  const unpacking = mkdtempSync(join(folder, 'unpacking-'));
  try {
    process.env.TMPDIR = unpacking;
    renameSync(await chromium.executablePath(), CARRIED);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(unpacking, { recursive: true, force: true });
  }
}
