import type { PropertyType } from '@cadre/shared/conditions/catalogue';
import { parseValue } from '@cadre/shared/conditions/values';
import { fromCell } from '@cadre/shared/imports/csv-cells';
import {
  type ColumnMapping,
  findsContacts,
  guessMapping,
  guessType,
} from '@cadre/shared/imports/map-columns';
import { keyOfName } from '@cadre/shared/key-of-name';

/** The beginning of a file, as far as the plan needs it. */
export interface FileSample {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface KnownProperty {
  readonly key: string;
  readonly label: string;
  readonly type: PropertyType;
}

/** What becomes of a column: where it goes, and for a property that is made with the import its type. */
export interface PlannedColumn {
  readonly header: string;
  /** `none`, `id`, an attribute, `properties.KEY` of a property that is there, or `new`. */
  readonly target: string;
  readonly type: PropertyType;
}

/** The plan that fills itself. */
export function planColumns(sample: FileSample, known: readonly KnownProperty[]): PlannedColumn[] {
  const mapping = guessMapping(sample.headers);
  return sample.headers.map((header, index) => {
    const type = guessType(sample.rows.map((row) => row[index] ?? ''));
    const target = mapping[header];
    const isKnown = known.some(({ key }) => target === `properties.${key}`);
    if (!target) return { header, target: 'none', type };
    return { header, type, target: target.startsWith('properties.') && !isKnown ? 'new' : target };
  });
}

/** What the server is told of a plan. */
export function mappingOf(plan: readonly PlannedColumn[]): {
  columns: ColumnMapping;
  properties: { key: string; label: string; type: PropertyType }[];
} {
  const keys = new Map<string, string>();
  for (const { header, target } of plan) if (target === 'new') keys.set(header, newKey(header));
  return {
    columns: Object.fromEntries(
      plan.map(({ header, target }) => [
        header,
        target === 'none' ? null : target === 'new' ? `properties.${keys.get(header)}` : target,
      ]),
    ),
    properties: plan.flatMap(({ header, type }) => {
      const key = keys.get(header);
      return key ? [{ key, label: header.slice(0, 100), type }] : [];
    }),
  };
}

function newKey(header: string): string {
  const own = header.startsWith('properties.') ? header.slice('properties.'.length) : header;
  return keyOfName(own.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

export type PlanProblem = 'NOBODY_FOUND' | 'NO_HEADER' | 'HEADER_TWICE' | 'NOT_UTF8' | 'EMPTY';

/** What is wrong with the file as a whole, or with the plan. */
export function problemOf(sample: FileSample, plan: readonly PlannedColumn[]): PlanProblem | null {
  const { headers } = sample;
  if (headers.length === 0) return 'EMPTY';
  if (headers.some((header) => header.trim() === '')) return 'NO_HEADER';
  if (headers.some((header) => header.includes('\uFFFD'))) return 'NOT_UTF8';
  if (new Set(headers).size < headers.length) return 'HEADER_TWICE';
  return findsContacts(mappingOf(plan).columns) ? null : 'NOBODY_FOUND';
}

/** Columns that would fill what another fills already, by header. */
export function repeats(
  plan: readonly PlannedColumn[],
  known: readonly KnownProperty[],
): ReadonlySet<string> {
  const { columns } = mappingOf(plan);
  const taken = new Set(
    plan.some(({ target }) => target === 'new') ? known.map(({ key }) => `new ${key}`) : [],
  );
  const found = new Set<string>();
  for (const { header, target } of plan) {
    const place = columns[header];
    if (!place) continue;
    const isOld = target === 'new' && taken.has(`new ${place.slice('properties.'.length)}`);
    if (isOld || taken.has(place)) found.add(header);
    taken.add(place);
  }
  return found;
}

/** How many values of the sample would be refused in a column, and one of them. */
export function misfits(
  values: readonly string[],
  type: PropertyType,
): { count: number; example: string | undefined } {
  const wrong = values.filter(
    (value) => value.trim() !== '' && !parseValue(type, fromCell(value, type), 'UTC').ok,
  );
  return { count: wrong.length, example: wrong[0] };
}
