// What commands are made of: installing, building, and handing over to a tool with the Node that the project brings.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const node = join(project, 'node_modules/node/bin/node');
const pnpm = 'pnpm@12.21.0';
const windows = process.platform === 'win32';

/** Runs steps one after another until one fails; its exit code, or 0. */
export async function inOrder(steps) {
  for (const step of steps) {
    const status = await step();
    if (status !== 0) return status;
  }
  return 0;
}

/** Runs steps at the same time; the exit code of one that failed, or 0. */
export async function together(steps) {
  const statuses = await Promise.all(steps.map((step) => step()));
  return statuses.find((status) => status !== 0) ?? 0;
}

/** Installs when the lock file is not what was installed last, so that a second start is immediate. */
export async function install() {
  const lock = readFileSync(join(project, 'pnpm-lock.yaml'), 'utf8');
  const mark = join(project, 'node_modules/.cadre-installed');
  if (existsSync(node) && existsSync(mark) && readFileSync(mark, 'utf8') === lock) return 0;
  const offered = await output('pnpm', ['--version']);
  const install = ['install', '--frozen-lockfile', '--prefer-offline'];
  const status = offered?.startsWith('12.')
    ? await call('pnpm', install)
    : await call('npm', ['exec', '--yes', `--package=${pnpm}`, '--', 'pnpm', ...install]);
  if (status === 0) writeFileSync(mark, lock);
  return status;
}

export function buildServer() {
  return hand([bin('tsc'), '-b', 'shared', 'server']);
}

export function build() {
  return inOrder([buildServer, buildConsole]);
}

/** The console is built when a source of it is newer than what was built last. */
async function buildConsole() {
  const sources = ['web', 'shared', 'server/schema.graphql'];
  const fresh = await isNewer(join(project, 'web/dist/index.html'), sources);
  return fresh ? 0 : tool('vite', 'web', ['build']);
}

/** Generates the types of the tests’ GraphQL operations when a test or the schema is newer than them. */
export async function generateOperationTypes() {
  const fresh = await Promise.all([
    isNewer(join(project, 'server/test/gql/graphql.ts'), ['server/test', 'server/schema.graphql']),
    isNewer(join(project, 'e2e/gql/graphql.ts'), ['e2e', 'server/schema.graphql']),
  ]);
  if (fresh.every(Boolean)) return 0;
  return tool('graphql-codegen', 'server', ['--silent']);
}

/** Whether a file is newer than everything that git knows, or does not ignore, below some paths. */
async function isNewer(file, paths) {
  if (!existsSync(file)) return false;
  const since = statSync(file).mtimeMs;
  const listed = await output('git', ['ls-files', '-co', '--exclude-standard', ...paths]);
  const files = listed?.split('\n').filter(Boolean) ?? [];
  return files.length > 0 && files.every((source) => modifiedAt(join(project, source)) < since);
}

function modifiedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** Runs a tool of one of the packages, in its folder. `options` are those of `call`. */
export function tool(name, folder, args, options = {}) {
  return hand([bin(name, folder), ...args], join(project, folder), options);
}

/** The script of a tool: package managers make shell scripts of them, so it is found through its package. */
export function bin(name, folder = '.') {
  const packages = {
    tsc: 'typescript',
    biome: '@biomejs/biome',
    depcruise: 'dependency-cruiser',
    playwright: '@playwright/test',
    'graphql-codegen': '@graphql-codegen/cli',
  };
  for (const from of [folder, '.']) {
    const home = join(project, from, 'node_modules', packages[name] ?? name);
    if (!existsSync(home)) continue;
    const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name];
    return join(home, script);
  }
  throw new Error(`${name} is not installed.`);
}

/** Runs a script with the Node that the project brings. */
export function hand(args, cwd = project, options = {}) {
  return call(node, args, cwd, options);
}

/** Processes under way, which signals are passed on to. */
const running = new Set();
let interruptedBy = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // The second time the person means it.
    for (const child of running) child.kill(interruptedBy ? 'SIGKILL' : signal);
    interruptedBy = signal;
  });
}

/** The signal that asked us to stop, or null. */
export const interruption = () => interruptedBy;

/**
 * Runs a program; its exit code. With `alone` it has a process group of its own and no input, so that a signal of the
 * terminal reaches it once, through us.
 */
function call(program, args, cwd = project, { env = {}, alone = false } = {}) {
  if (interruptedBy) return Promise.resolve(1);
  const path = [dirname(node), process.env.PATH].join(windows ? ';' : ':');
  const child = spawn(program, args, {
    cwd,
    stdio: [alone ? 'ignore' : 'inherit', 'inherit', 'inherit'],
    env: { ...process.env, ...env, PATH: path },
    shell: windows,
    detached: alone && !windows,
  });
  running.add(child);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  }).finally(() => running.delete(child));
}

/** What a program prints, or null when it fails. */
export function output(program, args) {
  const child = spawn(program, args, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: windows,
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? printed : null));
  });
}
