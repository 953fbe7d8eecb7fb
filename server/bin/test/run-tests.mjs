// `npm test`: all tests, or those of a project, a file or a change.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  build,
  buildServer,
  generateOperationTypes,
  install,
  interruption,
  output,
  project,
  together,
  tool,
} from '../steps.mjs';
import { printTotals } from './results.mjs';
import { openTestRun } from './test-run.mjs';

const USAGE = `Usage: npm test [-- [PROJECT [FILE …]] [options]]

  PROJECT       shared, server, reliability, web or stories; all of them when left out
  FILE          part of the path of a test file: npm test -- server take-next

  --changed     only what the change since the last commit touches
  --watch       run again whenever a file changes; not for stories
  --no-browser  leave out the stories, which need a browser
  --grep TEXT   only tests whose title contains TEXT
  --shuffle     in random order

Environment: TEST_LONG=1 runs the random and reliability tests with their full counts; DATABASE_URL is a PostgreSQL
to use instead of the embedded one; CHROME_PATH is the browser of the stories.
`;

/** Projects that need nothing that is built. */
const FROM_SOURCE = ['shared', 'web'];

const PROJECTS = ['shared', 'web', 'server', 'reliability', 'stories'];

/** The folder of a project, where it is not called like it. */
const FOLDERS = { reliability: 'server', stories: 'e2e' };
const folderOf = (name) => FOLDERS[name] ?? name;
const onlyProject = (name) => (folderOf(name) === 'server' ? ['--project', name] : []);

/** Projects of one folder run in one go, so that the last file of one does not keep a core from the next. */
const inOneGo = (projects) => {
  const folders = [...new Set(projects.map(folderOf))];
  return folders.map((folder) => projects.filter((name) => folderOf(name) === folder));
};

/** Runs tests and prints their totals; 0 when all passed and nothing was left behind. */
export async function test(args) {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const asked = readArguments(args);
  if (!asked) return 2;
  const { projects, options } = asked;
  const needsConsole = projects.includes('stories');
  const needsServer = projects.some((name) => folderOf(name) !== name || name === 'server');
  const needsShared = projects.some((name) => name !== 'shared');
  const installed = await install();
  if (installed !== 0) return installed;
  const prepare = () =>
    together([
      ...(needsConsole ? [build] : needsShared ? [buildServer] : []),
      ...(needsServer ? [generateOperationTypes] : []),
    ]);
  if (options.watch) {
    const prepared = await prepare();
    if (prepared !== 0) return prepared;
    const [name] = projects;
    return tool('vitest', folderOf(name), ['watch', ...onlyProject(name), ...vitestFilters(asked)]);
  }

  const run = await openTestRun();
  const failed = [];
  const runAll = async (groups) => {
    for (const names of groups) {
      const runs = names.includes('stories') ? runStories(asked, run) : runUnits(names, asked, run);
      if ((await runs) !== 0) failed.push(...names);
      if (interruption()) break;
    }
  };
  const groups = inOneGo(projects);
  const fromSource = groups.filter(([name]) => FROM_SOURCE.includes(name));
  // Building leaves a part of two cores idle.
  const [prepared] = await Promise.all([prepare(), runAll(fromSource)]);
  if (prepared !== 0) failed.push('the build');
  else if (!interruption()) await runAll(groups.filter((names) => !fromSource.includes(names)));
  // What an interruption leaves is removed like everything else, and is nobody's fault.
  const left = interruption() ? [] : await run.leftovers();
  const totals = printTotals(run.results());
  await run.close();
  if (options['no-browser']) process.stdout.write('Left out: the stories (--no-browser).\n');
  for (const one of left) process.stderr.write(`Left behind by the tests: ${one}\n`);
  if (failed.length > 0) process.stderr.write(`Failed: ${failed.join(', ')}\n`);
  process.stdout.write(`${totals}\n`);
  return failed.length > 0 || left.length > 0 || interruption() ? 1 : 0;
}

function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        changed: { type: 'boolean' },
        watch: { type: 'boolean' },
        'no-browser': { type: 'boolean' },
        grep: { type: 'string' },
        shuffle: { type: 'boolean' },
      },
    });
    const [first, ...files] = positionals;
    if (first && !PROJECTS.includes(first)) throw new Error(`No project is called ${first}.`);
    const all = PROJECTS.filter((name) => !(values['no-browser'] && name === 'stories'));
    const projects = first ? [first] : all;
    if (values.watch && (!first || first === 'stories'))
      throw new Error('--watch needs a project other than stories.');
    return { projects, files, options: values };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return null;
  }
}

function vitestFilters({ files, options }) {
  return [
    ...files,
    ...(options.grep ? ['--testNamePattern', options.grep] : []),
    ...(options.shuffle ? ['--sequence.shuffle'] : []),
  ];
}

function runUnits(names, asked, run) {
  const { changed } = asked.options;
  const recorder = join(project, 'server/bin/test/vitest-recorder.mjs');
  return tool(
    'vitest',
    folderOf(names[0]),
    [
      'run',
      ...names.flatMap(onlyProject),
      ...vitestFilters(asked),
      ...(changed ? ['--changed', '--passWithNoTests'] : []),
      '--reporter=default',
      `--reporter=${recorder}`,
    ],
    { env: run.environment(names[0]), alone: true },
  );
}

async function runStories({ files, options }, run) {
  // What a change of the product touches cannot be told from outside a browser, so then all of them run.
  const only = options.changed && !(await hasProductChanged());
  return tool(
    'playwright',
    'e2e',
    [
      'test',
      ...files,
      ...(only ? ['--only-changed', '--pass-with-no-tests'] : []),
      ...(options.grep ? ['--grep', options.grep] : []),
      ...(options.shuffle ? ['--shuffle'] : []),
    ],
    { env: run.environment('stories'), alone: true },
  );
}

async function hasProductChanged() {
  const changed = await output('git', ['status', '--porcelain', '--', 'web', 'server', 'shared']);
  return changed === null || changed.split('\n').some((line) => line !== '' && !/ server\/test\//.test(line));
}
