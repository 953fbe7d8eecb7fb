#!/usr/bin/env node
// The commands of the project. Runs on any Node that npm runs on: it installs what is missing with pnpm from
// npm, then hands over to the Node 24 that the project brings.
import { join } from 'node:path';
import {
  bin,
  build,
  buildServer,
  generateOperationTypes,
  hand,
  inOrder,
  install,
  interruption,
  project,
} from './steps.mjs';
import { test } from './test/run-tests.mjs';

const [command = 'help', ...rest] = process.argv.slice(2);
const commands = {
  start,
  build: () => inOrder([install, build]),
  test: () => test(rest),
  check,
  bench,
  import: importContacts,
  'reset-password': resetPassword,
  'schema:print': printSchema,
};

const run = commands[command];
if (!run) {
  process.stderr.write(`Usage: npm start | npm test | npx cadre ${Object.keys(commands).join(' | ')}\n`);
  process.exit(command === 'help' ? 0 : 2);
}
const status = await run();
process.exit(interruption() === 'SIGINT' ? 130 : status);

/** The server stays in front: what the system tells us to do is passed on, so that it can stop gently. */
function start() {
  return inOrder([install, build, () => hand([join(project, 'server/dist/main.js'), ...rest])]);
}

function check() {
  return inOrder([
    install,
    build,
    generateOperationTypes,
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
  return inOrder([install, build, () => hand([join(project, 'server/bench/run.ts'), ...rest])]);
}

function importContacts() {
  return inOrder([install, build, () => hand([join(project, 'server/dist/cli/import.js'), ...rest])]);
}

function resetPassword() {
  return inOrder([
    install,
    buildServer,
    () => hand([join(project, 'server/dist/cli/reset-password.js'), ...rest]),
  ]);
}

/** Without the console, whose own documents may wait for this very print. */
function printSchema() {
  return inOrder([buildServer, () => hand([join(project, 'server/dist/print-schema.js')])]);
}
