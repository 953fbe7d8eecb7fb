import { present } from './api.js';

/** One time series with its value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What `/metrics` says, as Prometheus reads it. */
export interface Scrape {
  readonly text: string;
  readonly samples: readonly Sample[];
  /** The value of the one series with this name and at least these labels; 0 where there is none. */
  value(name: string, labels?: Record<string, string>): number;
}

export async function scrape(address: string, token?: string): Promise<Scrape> {
  const answer = await fetch(address, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (answer.status !== 200) throw new Error(`The metrics were answered with ${answer.status}.`);
  const text = await answer.text();
  const samples = text.split('\n').flatMap(parse);
  return {
    text,
    samples,
    value(name, labels = {}) {
      const found = samples.filter(
        (sample) =>
          sample.name === name &&
          Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
      );
      if (found.length > 1) throw new Error(`Several series are ${name} ${JSON.stringify(labels)}.`);
      return found[0]?.value ?? 0;
    },
  };
}

function parse(line: string): Sample[] {
  const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (!name) return [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [present(label), text]);
  return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
}
