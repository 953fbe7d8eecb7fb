#!/usr/bin/env node
// The commands of the project. Runs on any Node that npm runs on: it installs what is missing with pnpm from
// npm, then hands over to the Node 24 that the project brings.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(project, 'node_modules/node/bin/node');
const pnpm = 'pnpm@12.21.0';

const [command = 'help', ...rest] = process.argv.slice(2);
const commands = {
  start,
  build: () => install() || build(),
  test,
  check,
  bench,
  import: importContacts,
  'schema:print': printSchema,
};

const run = commands[command];
if (!run) {
  process.stderr.write(`Usage: npm start | npm test | npx cadre ${Object.keys(commands).join(' | ')}\n`);
  process.exit(command === 'help' ? 0 : 2);
}
const status = run();
if (status !== null) process.exit(status);

function start() {
  return install() || build() || serve();
}

/** The server stays in front: what the system tells us to do is passed on, so that it can stop gently. */
function serve() {
  const server = spawn(node, [join(project, 'server/dist/main.js'), ...rest], {
    cwd: project,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 1));
  return null;
}

function test() {
  const browser = rest.includes('--no-browser');
  const steps = [
    install,
    build,
    () => tool('vitest', 'shared', ['run']),
    () => tool('vitest', 'server', ['run']),
    () => (existsSync(join(project, 'web/vitest.config.ts')) ? tool('vitest', 'web', ['run']) : 0),
    () => (browser ? skip('the browser stories (--no-browser)') : tool('playwright', 'e2e', ['test'])),
  ];
  return inOrder(steps);
}

function check() {
  return inOrder([
    install,
    build,
    () => hand([bin('tsc'), '-p', 'server/tsconfig.test.json']),
    () => hand([bin('tsc'), '-p', 'shared/tsconfig.test.json']),
    () => hand([bin('tsc'), '-b', 'web', 'e2e']),
    () => hand([bin('biome'), 'check', '.']),
    () =>
      hand([bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'server/src', 'shared/src', 'web/src']),
    () => hand([bin('knip')]),
    () => hand([join(project, 'server/dist/check-generated.js')]),
  ]);
}

function bench() {
  return install() || build() || hand([join(project, 'server/bench/run.ts'), ...rest]);
}

function importContacts() {
  return install() || build() || hand([join(project, 'server/dist/cli/import.js'), ...rest]);
}

/** Without the console, whose own documents may wait for this very print. */
function printSchema() {
  return buildServer() || hand([join(project, 'server/dist/print-schema.js')]);
}

/** Installs when the lock file is not what was installed last, so that a second start is immediate. */
function install() {
  const lock = readFileSync(join(project, 'pnpm-lock.yaml'), 'utf8');
  const mark = join(project, 'node_modules/.cadre-installed');
  if (existsSync(node) && existsSync(mark) && readFileSync(mark, 'utf8') === lock) return 0;
  const offered = spawnSync('pnpm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const own = offered.status === 0 && offered.stdout.startsWith('12.');
  const install = ['install', '--frozen-lockfile', '--prefer-offline'];
  const status = own
    ? call('pnpm', install)
    : call('npm', ['exec', '--yes', `--package=${pnpm}`, '--', 'pnpm', ...install]);
  if (status === 0) writeFileSync(mark, lock);
  return status;
}

function buildServer() {
  return hand([bin('tsc'), '-b', 'shared', 'server']);
}

function build() {
  const status = buildServer();
  return status || (existsSync(join(project, 'web/vite.config.ts')) ? buildConsole() : 0);
}

/** The console is built when a source of it is newer than what was built last. */
function buildConsole() {
  const built = join(project, 'web/dist/index.html');
  const newest = spawnSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'web', 'shared', 'server/schema.graphql'],
    {
      cwd: project,
      encoding: 'utf8',
    },
  );
  const files = newest.status === 0 ? newest.stdout.trim().split('\n') : [];
  const since = existsSync(built) ? statSync(built).mtimeMs : 0;
  const fresh = files.length > 0 && files.every((file) => mtime(join(project, file)) < since);
  return since > 0 && fresh ? 0 : tool('vite', 'web', ['build']);
}

function mtime(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function tool(name, folder, args) {
  return hand([bin(name, folder), ...args], join(project, folder));
}

/** The script of a tool: package managers make shell scripts of them, so it is found through its package. */
function bin(name, folder = '.') {
  const packages = {
    tsc: 'typescript',
    biome: '@biomejs/biome',
    depcruise: 'dependency-cruiser',
    playwright: '@playwright/test',
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
function hand(args, cwd = project) {
  return call(node, args, cwd);
}

function call(program, args, cwd = project) {
  const path = [dirname(node), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  const done = spawnSync(program, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  if (done.error) process.stderr.write(`${program}: ${done.error.message}\n`);
  return done.status ?? 1;
}

function inOrder(steps) {
  for (const step of steps) {
    const status = step();
    if (status !== 0) return status;
  }
  return 0;
}

function skip(what) {
  process.stdout.write(`Skipped: ${what}.\n`);
  return 0;
}
