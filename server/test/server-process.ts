import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cleanUp } from './clean-up.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** A server in a process of its own, which can be killed. */
export interface ServerProcess {
  readonly address: string;
  readonly process: ChildProcess;
  /** What it printed until it was ready. */
  readonly said: string;
  /** Everything that it has printed so far, its log included. */
  printed(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the built server; resolves when it says where it listens. */
export function startProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', CADRE_SAMPLE: 'off', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  cleanUp(() => kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.stdout.on('data', (text) => {
      said += text;
      const [, address] = /ready at (\S+)/.exec(said) ?? [];
      if (address) resolve({ address, process: child, said, kill, printed: () => said });
    });
    child.once('exit', () => reject(new Error(said)));
  });
}
