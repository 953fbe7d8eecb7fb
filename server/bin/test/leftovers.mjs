// What a run of the tests has left behind: processes, files and databases.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { project } from '../steps.mjs';

/** What ends by itself just after its parent has this long. */
const GRACE_MS = 5_000;

/** What Chromium does not always take away itself; it goes with the folder of the run. */
const BROWSER_SCRATCH = /^\.org\.chromium\./;

/** Names everything that is left of a run, once nothing more of it goes away by itself. */
export async function findLeftovers(id, folder, expected) {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const found = [
      ...processesOf(id, folder).map(({ pid, command }) => `process ${pid}, ${command}`),
      ...filesIn(folder, expected).map((name) => `file ${join(folder, name)}`),
      ...(await databasesOf(id)).map((name) => `database ${name}`),
    ];
    if (found.length === 0 || Date.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Processes that carry the id of a run in their environment, or its folder in their command. */
export function processesOf(id, folder) {
  const all = process.platform === 'linux' ? linuxProcesses() : listedProcesses();
  return all
    .filter(({ pid, environment, command }) => {
      const marked = environment.includes(`CADRE_TEST_RUN=${id}`) || command.includes(folder);
      return marked && pid !== process.pid && !command.includes('reaper.mjs');
    })
    .map(({ pid, command }) => ({ pid, command: command.trim().slice(0, 120) }));
}

function linuxProcesses() {
  const read = (pid, file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      environment: read(pid, 'environ'),
      command: read(pid, 'cmdline'),
    }));
}

/** Elsewhere the list of processes shows the environment behind the command. */
function listedProcesses() {
  if (process.platform === 'win32') return [];
  const printed = execFileSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return printed.split('\n').map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return { pid: Number(pid), environment: command, command };
  });
}

function filesIn(folder, expected) {
  try {
    return readdirSync(folder).filter((name) => !expected.includes(name) && !BROWSER_SCRATCH.test(name));
  } catch {
    return [];
  }
}

/** Databases of a run on the server of DATABASE_URL; an embedded one goes with its folder. */
export async function databasesOf(id) {
  return onServer(async (client) => {
    const { rows } = await client.query('select datname from pg_database where datname like $1', [
      `cadre\\_%${id.replaceAll('_', '\\_')}%`,
    ]);
    return rows.map(({ datname }) => datname);
  }, []);
}

export async function dropDatabases(names) {
  await onServer(async (client) => {
    for (const name of names) await client.query(`drop database if exists "${name}" with (force)`);
  });
}

async function onServer(work, otherwise) {
  if (!process.env.DATABASE_URL) return otherwise;
  const { default: pg } = await import(createRequire(join(project, 'server/package.json')).resolve('pg'));
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
