import { readFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { createApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { entities } from '../dist/entities.js';
import { openDatabase } from '../dist/platform/database/database.js';
import { costOf } from '../dist/platform/graphql/cost.js';
import { PointLeases } from '../dist/platform/points/point-leases.js';
import { closePlatform, openPlatform } from '../dist/start.js';
import {
  type Contender,
  figure,
  spread,
  summarise,
  table,
  timeInterleaved,
  writeSection,
} from './harness.ts';
import { createWorld, type World } from './world.ts';

const requests = 1_000;
const rounds = 11;
const calls = 200_000;

const tiny = '{ viewer { workspace { id } } }';
const nested = `query ($first: Int) { contacts(first: $first) { nodes { id name conversations(first: 5) { nodes { id } } } } }`;
const most = 1_000_000_000;
const off = { maxCost: 0, perKey: 0, perPerson: 0, perWorkspace: 0 };
const on = { maxCost: 5_000, perKey: most, perPerson: most, perWorkspace: most };

/** What it adds to a request that its cost is known, compared and charged. */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    const [without = [], withPoints = []] = await timeRequests(world);
    const parts = await timeInterleaved(await partsOf(world), { rounds, warmUps: 2 });
    writeSection(
      'cost',
      [
        `Microseconds of processor for a request from the server’s door and back, \`${tiny}\`, ${figure(requests)} in a round.`,
        '',
        table(
          ['', 'µs of processor'],
          [
            ['not counted (all settings 0)', spread(summarise('', without), 1)],
            ['counted, charged to the person and the workspace', spread(summarise('', withPoints), 1)],
          ],
        ),
        '',
        'What is added, by itself, in nanoseconds:',
        '',
        table(
          ['', 'ns'],
          parts.map((part) => [
            part.name,
            spread({ ...part, median: part.median * 1_000, min: part.min * 1_000, max: part.max * 1_000 }, 1),
          ]),
        ),
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

/** Microseconds of this process for each request, by round: servers in it answer without a line between. */
async function timeRequests({ databaseUrl, cookie }: World): Promise<number[][]> {
  const config = { ...readConfig({ LOG_LEVEL: 'error' }), consoleFolder: '/nonexistent' };
  const platforms = [];
  for (const points of [off, on]) platforms.push(await openPlatform({ ...config, points }, databaseUrl));
  const servers = await Promise.all(platforms.map((platform) => createApp(platform)));
  const seen = servers.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const turn of turns) {
      const before = process.cpuUsage();
      for (let request = 0; request < requests; request += 1) {
        await servers[turn]?.app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { cookie },
          payload: { query: tiny },
        });
      }
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) seen[turn]?.push((user + system) / requests);
    }
  }
  for (const { app } of servers) await app.close();
  for (const platform of platforms) await closePlatform(platform);
  return seen;
}

async function partsOf({ databaseUrl }: World): Promise<Contender[]> {
  const schema = buildASTSchema(parse(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')), {
    assumeValidSDL: true,
  });
  const database = await openDatabase({ url: databaseUrl, entities, connections: 1 });
  const leases = new PointLeases(database.sql);
  const bucket = { name: 'bench', limit: 1_000_000_000 };
  await leases.has(bucket, 1);
  await database.close();
  const repeated = (name: string, work: () => void): Contender => ({
    name,
    round() {
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) work();
      return { operations: calls, milliseconds: performance.now() - start };
    },
  });
  const [small, large] = [parse(tiny), parse(nested)];
  return [
    repeated('the cost of the tiny query', () => costOf(schema, small, null, null)),
    repeated('the cost of a page in a page, with variables', () =>
      costOf(schema, large, null, { first: 50 }),
    ),
    repeated('to charge one bucket', () => {
      if (leases.has(bucket, 1) === true) leases.spend(bucket, 1);
      leases.balance(bucket);
    }),
  ];
}
