import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../dist/config.js';
import { startServer } from '../dist/start.js';
import { floods } from './floods.ts';
import { figure, table, writeSection } from './harness.ts';

const timesEach = 8;
const floodMs = 300;
/** So many of the dearest are sent while somebody else asks. */
const dearest = 15;

const percentile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/**
 * What a request that is refused costs the server: its process measures itself, and another process sends. Then what a
 * tiny query of somebody else takes while each of them is sent over four lines without pause.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  const server = await startServer({
    ...readConfig({ ...process.env, CADRE_DATA_DIR: folder, CADRE_SAMPLE: 'off', PORT: '0' }),
    logLevel: 'silent',
  });
  const { address } = server;
  const cookie = await setUp(address);
  const flooder = fork(fileURLToPath(new URL('flood-client.ts', import.meta.url)));
  const all = floods(cookie);
  const costs: { name: string; status: number; ms: number[]; others: number[] }[] = [];
  for (const [flood, { name }] of all.entries()) {
    const ms: number[] = [];
    let status = 0;
    // The first tries are the compiler’s.
    for (let time = -3; time < timesEach; time += 1) {
      const before = process.cpuUsage();
      status = await order(flooder, { address, cookie, flood, isContinuous: false });
      const { user, system } = process.cpuUsage(before);
      if (time >= 0) ms.push((user + system) / 1_000);
    }
    costs.push({ name, status, ms, others: [] });
  }
  const peer = fork(fileURLToPath(new URL('tiny-client.ts', import.meta.url)));
  const quiet = await latencies(peer, address, cookie);
  const byCost = [...costs.entries()]
    .toSorted(([, one], [, other]) => percentile(other.ms, 0.5) - percentile(one.ms, 0.5))
    .slice(0, dearest);
  for (const [flood, cost] of byCost) {
    flooder.send({ address, cookie, flood, isContinuous: true });
    cost.others.push(...(await latencies(peer, address, cookie)));
    await order(flooder, { address, cookie, flood: null, isContinuous: false });
  }
  flooder.kill();
  peer.kill();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const everything = costs.flatMap(({ ms }) => ms);
  const byOthers = byCost
    .map(([, cost]) => cost)
    .toSorted((a, b) => percentile(b.others, 0.99) - percentile(a.others, 0.99));
  writeSection(
    'refusals',
    `Processor time of the server for a request that no honest client sends: ${costs.length} forms, ${timesEach} times each.

All: p50 ${figure(percentile(everything, 0.5))} ms, p99 ${figure(percentile(everything, 0.99))} ms, most ${figure(percentile(everything, 1))} ms.
A tiny query of somebody else: p99 ${figure(percentile(quiet, 0.99))} ms when nothing else is asked;
during the worst of the floods (${byOthers[0]?.name}) ${figure(percentile(byOthers[0]?.others ?? [], 0.99))} ms.

${table(
  ['the dearest', 'answered', 'ms of processor, p50', 'a tiny query meanwhile, p99 ms'],
  byCost.map(([, { name, status, ms, others }]) => [
    name,
    status === 0 ? 'line ended' : String(status),
    figure(percentile(ms, 0.5)),
    figure(percentile(others, 0.99)),
  ]),
)}`,
  );
}

async function order(client: ChildProcess, what: object): Promise<number> {
  client.send(what);
  const [{ status }] = (await once(client, 'message')) as [{ status: number }];
  return status;
}

async function latencies(peer: ChildProcess, address: string, cookie: string): Promise<number[]> {
  peer.send({ address, cookie, ms: floodMs });
  const [taken] = (await once(peer, 'message')) as [number[]];
  return taken;
}

async function setUp(address: string): Promise<string> {
  const input =
    '{ workspaceName: "Bench", name: "Ada", email: "ada@example.com", password: "analytical engine" }';
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation { installationSetUp(input: ${input}) { userErrors { message } } }`,
    }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
