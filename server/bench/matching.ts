import { evaluate } from '@cadre/shared/conditions/evaluate';
import type { Facts } from '@cadre/shared/conditions/facts';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { buildRulebook, type Rulebook } from '@cadre/shared/conditions/rulebook/rulebook';
import {
  type Contender,
  figure,
  spread,
  summarise,
  type Timing,
  table,
  timeInterleaved,
  versionOf,
  writeSection,
} from './harness.ts';
import { PEERS, type PeerMatch, type PeerRecord, type PeerRule, toRecord } from './matching-peers.ts';
import { type BenchRule, FIELD_TYPES, makeContacts, makeRules, NOW } from './matching-workload.ts';

const CONTEXT = { types: FIELD_TYPES, timeZone: 'UTC' };
const SIZES = [100, 1_000, 10_000] as const;
const ROUNDS = { rounds: 15, warmUps: 3 };
const CONTACTS_PER_ROUND = 1_000;
/** Contacts are made just before they are met, as they are gathered just before in the intake. */
const BATCH = 50;
/** What is slow stops earlier in a round, in milliseconds. */
const LONGEST_ROUND = 250;
const EDITS = 500;

/** One contact against all rules: ours, a plain walk of the same conditions, and the peers, in the same run. */
export async function run(): Promise<void> {
  const columns: SizeResult[] = [];
  for (const size of SIZES) columns.push(await measure(size));
  writeSection('matching', report(columns));
}

interface SizeResult {
  readonly size: number;
  readonly predicates: number;
  /** Of all rules, how many a contact meets. */
  readonly share: number;
  readonly timings: readonly Timing[];
  readonly build: Timing;
  readonly edit: Timing & { readonly mean: number };
}

async function measure(size: number): Promise<SizeResult> {
  const rules = makeRules(size, size);
  const prepared = prepareAll(rules);
  const rulebook = buildRulebook(rules, CONTEXT);
  const engines: { name: string; match: PeerMatch }[] = PEERS.map((peer) => ({
    name: `${peer.name} ${versionOf(peer.packageName)}`,
    match: peer.compile(prepared),
  }));
  const share = await checkEqual(rulebook, prepared, engines);
  const contenders = [
    await contender('**the rulebook**', ({ facts }) => rulebook.match(facts, NOW)),
    await contender('a plain walk of the conditions', ({ facts }) => walk(prepared, facts)),
  ];
  for (const { name, match } of engines)
    contenders.push(await contender(name, ({ record }) => match(record)));
  return {
    size,
    predicates: JSON.stringify(rules).split('"field"').length - 1,
    share,
    timings: await timeInterleaved(contenders, ROUNDS),
    build: await timeBuild(rules),
    edit: timeEdits(rulebook, rules),
  };
}

function prepareAll(rules: readonly BenchRule[]): PeerRule[] {
  return rules.map(({ id, condition }) => {
    const result = prepareCondition(condition, CONTEXT);
    if (!result.ok) throw new Error(`rule ${id} is broken`);
    return { id, condition: result.condition };
  });
}

function walk(rules: readonly PeerRule[], facts: Facts): string[] {
  const found: string[] = [];
  for (const { id, condition } of rules) if (evaluate(condition, facts, NOW)) found.push(id);
  return found;
}

/** Nothing is timed before all have given the same answers. Gives the share of the rules that a contact meets. */
async function checkEqual(
  rulebook: Rulebook,
  rules: readonly PeerRule[],
  engines: readonly { name: string; match: PeerMatch }[],
): Promise<number> {
  const contacts = makeContacts(rules.length > 1_000 ? 10 : 100, 1);
  let found = 0;
  for (const facts of contacts) {
    const expected = walk(rules, facts).sort();
    found += expected.length;
    const answers = [{ name: 'the rulebook', ids: rulebook.match(facts, NOW) }];
    for (const { name, match } of engines) answers.push({ name, ids: await match(toRecord(facts)) });
    for (const { name, ids } of answers) {
      if (ids.sort().join() !== expected.join()) throw new Error(`${name} gives another answer`);
    }
  }
  return found / contacts.length / rules.length;
}

interface Contact {
  readonly facts: Facts;
  readonly record: PeerRecord;
}

type Match = (contact: Contact) => string[] | Promise<string[]>;

/** Meets the same contacts in a round as all the others, none of which it has met before. */
async function contender(name: string, match: Match): Promise<Contender> {
  const most = Math.ceil(LONGEST_ROUND / (await warmUp(match)));
  const total = Math.min(CONTACTS_PER_ROUND, most);
  return {
    name,
    async round(round) {
      let milliseconds = 0;
      for (let met = 0; met < total; met += BATCH) {
        const contacts = freshContacts(Math.min(BATCH, total - met), round * CONTACTS_PER_ROUND + met);
        const start = performance.now();
        for (const contact of contacts) {
          const found = match(contact);
          if (found instanceof Promise) await found;
        }
        milliseconds += performance.now() - start;
      }
      return { operations: total, milliseconds };
    },
  };
}

function freshContacts(count: number, seed: number): Contact[] {
  return makeContacts(count, seed).map((facts) => ({ facts, record: toRecord(facts) }));
}

/** Runs for a second, so that what is to be compiled is compiled; gives the milliseconds that a match takes. */
async function warmUp(match: Match): Promise<number> {
  const contacts = freshContacts(CONTACTS_PER_ROUND, -1);
  const start = performance.now();
  let met = 0;
  do await match(contacts[met++ % contacts.length] as Contact);
  while (performance.now() - start < 1_000);
  return (performance.now() - start) / met;
}

async function timeBuild(rules: readonly BenchRule[]): Promise<Timing> {
  const builder: Contender = {
    name: 'build',
    round() {
      const start = performance.now();
      buildRulebook(rules, CONTEXT);
      return { operations: 1, milliseconds: performance.now() - start };
    },
  };
  const [timing] = await timeInterleaved([builder], { rounds: 15, warmUps: 10 });
  return timing as Timing;
}

/** Changes one rule after another, each time matching a contact by the new rulebook. */
function timeEdits(rulebook: Rulebook, rules: readonly BenchRule[]): Timing & { mean: number } {
  const conditions = makeRules(EDITS, 7);
  const contacts = makeContacts(100, 7);
  const times: number[] = [];
  let edited = rulebook;
  for (const [index, { condition }] of conditions.entries()) {
    const { id } = rules[(index * 7) % rules.length] as BenchRule;
    const start = performance.now();
    edited = edited.withRule({ id, condition });
    times.push((performance.now() - start) * 1_000);
    edited.match(contacts[index % contacts.length] as Facts, NOW);
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { ...summarise('edit', times), mean };
}

function report(results: readonly SizeResult[]): string {
  const head = (first: string) => [first, ...results.map(({ size }) => `${figure0(size)} rules`)];
  const names = results[0]?.timings.map(({ name }) => name) ?? [];
  const timingOf = (result: SizeResult, index: number) => result.timings[index] as Timing;
  const matching = names.map((name, index) => [
    name,
    ...results.map((result) => spread(timingOf(result, index))),
  ]);
  const times = (result: SizeResult) => {
    const [ours, , ...peers] = result.timings;
    const best = peers.reduce((a, b) => (b.median < a.median ? b : a));
    return `${figure0(best.median / (ours?.median ?? 1))} × (${best.name})`;
  };
  const around = [
    ['predicates a rule', ...results.map(({ size, predicates }) => (predicates / size).toFixed(1))],
    ['rules that a contact meets', ...results.map(({ share }) => `${(share * 100).toFixed(1)} %`)],
    ['faster than the best peer', ...results.map(times)],
    ['build, ms', ...results.map(({ build }) => spread(build, 1_000))],
    ['edit of one rule, ms', ...results.map(({ edit }) => spread(edit, 1_000))],
    ['edit of one rule, ms on average', ...results.map(({ edit }) => figure(edit.mean / 1_000))],
  ];
  return [
    'Microseconds for one contact against all rules. Every contact is met once; all answers were compared first.',
    '',
    table(head('engine'), matching),
    '',
    table(head('the rulebook'), around),
  ].join('\n');
}

function figure0(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}
