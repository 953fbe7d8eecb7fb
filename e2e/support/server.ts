import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Caller } from './caller';
import { setUpInstallation } from './operations';
import { ADA } from './people';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** The server of all stories, with Ada as its first admin. */
export default async function startStories(): Promise<() => Promise<void>> {
  const { address, folder, stop } = await startServer();
  process.env.CADRE_ADDRESS = address;
  process.env.CADRE_FOLDER = folder;
  await setUp(address);
  return stop;
}

/** Starts the real server, as it is built, on an empty database that nobody has set up. */
export async function startServer(settings: Record<string, string> = {}): Promise<{
  address: string;
  /** Where its database lies. */
  folder: string;
  /** What it printed when it was ready. */
  said: string;
  stop: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-e2e-'));
  const server = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      CADRE_DATA_DIR: folder,
      CADRE_SAMPLE: 'off',
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      // Ada makes one for every story.
      CADRE_WORKSPACES_PER_ACCOUNT: '100000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { address, said } = await readyOf(server);
  const stop = async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return { address, folder, said, stop };
}

/** Where a server listens, and what it printed until then. */
async function readyOf(server: ChildProcess): Promise<{ address: string; said: string }> {
  let printed = '';
  for await (const piece of server.stdout ?? []) {
    printed += String(piece);
    const address = /ready at (\S+)/.exec(printed)?.[1];
    if (address) return { address, said: printed };
  }
  throw new Error(`The server stopped before it was ready. It said: ${printed}`);
}

async function setUp(address: string): Promise<void> {
  await new Caller(address).do(setUpInstallation, {
    input: { ...ADA, workspaceName: 'Headquarters', timeZone: 'Europe/Berlin' },
  });
}
