import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What a round took, as its contender timed it: the making of what it works on is not part of it. */
export interface Lap {
  readonly operations: number;
  readonly milliseconds: number;
}

/** Something to be timed beside others in the same run. */
export interface Contender {
  readonly name: string;
  round(round: number): Lap | Promise<Lap>;
}

/** Time of one operation in microseconds, over the rounds. */
export interface Timing {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Rounds {
  /** Counted rounds, at least five. */
  readonly rounds: number;
  /** Rounds before them that are not counted. */
  readonly warmUps: number;
}

/**
 * Times contenders in rounds, each round all of them one after another, so that whatever slows the machine down for a
 * while slows all of them.
 */
export async function timeInterleaved(
  contenders: readonly Contender[],
  { rounds, warmUps }: Rounds,
): Promise<Timing[]> {
  const seen = contenders.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const { operations, milliseconds } = await contender.round(round);
      if (round >= 0) seen[index]?.push((milliseconds * 1_000) / operations);
    }
  }
  return contenders.map(({ name }, index) => summarise(name, seen[index] ?? []));
}

export function summarise(name: string, times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (place: number) => sorted[Math.floor(place)] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    name,
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
}

/** "12.3 (11.9–14.0)": median, least and greatest, in the unit that `scale` divides microseconds by. */
export function spread({ median, min, max }: Timing, scale = 1): string {
  return `${figure(median / scale)} (${figure(min / scale)}–${figure(max / scale)})`;
}

/** Three digits that count, with thousands apart. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A Markdown table; all columns but the first hold figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const PREAMBLE = `# Results

Written by \`pnpm bench\`; each section by its own file, with the machine and the day it was run on. Figures are medians
of the counted rounds, in brackets the least and the greatest. Compare figures within one table only.
`;

/** Writes a section of RESULTS.md in the place of the earlier one of the same title. */
export function writeSection(title: string, body: string): void {
  const heading = `## ${title}\n`;
  const text = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : PREAMBLE;
  const [preamble = PREAMBLE, ...sections] = text.split(/^(?=## )/m);
  const section = `${heading}\n${machine()}\n\n${body.trim()}\n`;
  const others = sections.filter((one) => !one.startsWith(heading)).map((one) => `${one.trimEnd()}\n`);
  const sorted = [...others, section].sort();
  writeFileSync(RESULTS, [`${preamble.trimEnd()}\n`, ...sorted].join('\n'));
  process.stdout.write(`\n${section}`);
}

function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return `${day}, Node ${process.versions.node}, ${processors.length} × ${model}, ${memory} GB.`;
}

/** The installed version of a package, for the tables. */
export function versionOf(packageName: string): string {
  const manifest = new URL(`../node_modules/${packageName}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}
