import { Readable } from 'node:stream';
import {
  type ColumnMapping,
  findsContacts,
  guessMapping,
  mappingProblems,
  propertiesToMake,
} from '@cadre/shared/imports/map-columns';
import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { type Reader, transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { createProperty } from '../contacts/properties.service.js';
import { readContactSchema } from '../contacts/property-definitions.js';
import { type ImportRow, importRows, type RowOutcome } from './import-rows.js';
import { endImport } from './imports.service.js';
import { type CsvRecord, readCsv, UnreadableCsv } from './read-csv.js';

const batchSize = 1_000;
const sampleSize = 1_000;

interface ImportState {
  status: string;
  columns: ColumnMapping | null;
  create_properties: boolean;
  row_count: number;
}

interface ImportFile {
  readonly headers: readonly string[];
  readonly mapping: ColumnMapping;
}

/**
 * Runs an import to its end, or on from where an earlier run was killed: each batch is one transaction with
 * its counts, so no row is taken twice or lost. Ends early when it is cancelled.
 */
export async function runImport(platform: Platform, workspaceId: string, id: string): Promise<void> {
  const author = { workspaceId, actor: `import:${id}` };
  const write = <T>(work: (unit: UnitOfWork) => Promise<T>) => transact(platform, author, work);
  const reader = { db: platform.database.sql, workspaceId };
  const state = await inScope({ workspaceId }, () => readState(reader, id));
  if (!state || !['WAITING', 'RUNNING'].includes(state.status)) return;
  const records = readCsv(Readable.from(chunks(reader, id), { objectMode: false }));
  const begun = await begin(write, id, state, records);
  if ('problem' in begun) return write((unit) => endImport(unit, id, 'FAILED', begun.problem));
  const take = (batch: readonly ImportRow[], bytesRead: number | null) =>
    takeBatch(write, id, begun.file, batch, bytesRead);
  let row = 0;
  let batch: ImportRow[] = [];
  const unreadable = await untilUnreadable(async () => {
    for await (const { cells, bytesRead } of begun.records) {
      row += 1;
      // Rows of an earlier run, which was killed: they are in and counted.
      if (row > state.row_count) batch.push({ row, cells });
      if (batch.length < batchSize) continue;
      if (!(await take(batch, bytesRead))) return;
      batch = [];
    }
  });
  // What stood before the place that cannot be read is taken like any other row.
  if (batch.length > 0 && !(await take(batch, null))) return;
  await write((unit) => endImport(unit, id, unreadable ? 'FAILED' : 'DONE', unreadable?.message ?? null));
}

async function untilUnreadable(work: () => Promise<void>): Promise<UnreadableCsv | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof UnreadableCsv) return error;
    throw error;
  }
}

async function readState(reader: Reader, id: string): Promise<ImportState | undefined> {
  const { rows } = await sql<ImportState>`
    select status, columns, create_properties, row_count from contact_import
    where workspace_id = ${reader.workspaceId} and id = ${id}
  `.execute(reader.db);
  return rows[0];
}

/** The file, a piece at a time. */
async function* chunks(reader: Reader, id: string): AsyncGenerator<Buffer> {
  let offset = 0;
  for (;;) {
    const { rows } = await inScope({ workspaceId: reader.workspaceId }, () =>
      sql<{ data: Buffer }>`
        select data from contact_import_chunk
        where workspace_id = ${reader.workspaceId} and import_id = ${id} and offset_bytes = ${offset}
      `.execute(reader.db),
    );
    const [chunk] = rows;
    if (!chunk) return;
    offset += chunk.data.length;
    yield chunk.data;
  }
}

type Write = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

/** Reads the header, settles the mapping and makes the properties that are asked for. */
async function begin(
  write: Write,
  id: string,
  state: ImportState,
  records: AsyncGenerator<CsvRecord>,
): Promise<{ problem: string } | { file: ImportFile; records: AsyncGenerator<CsvRecord> }> {
  let header: CsvRecord | undefined;
  const unreadable = await untilUnreadable(async () => {
    header = (await records.next()).value as CsvRecord | undefined;
  });
  if (unreadable) return { problem: unreadable.message };
  const headers = header?.cells.map((cell) => cell.trim()) ?? [];
  const mapping = state.columns ?? guessMapping(headers);
  const problem = headerProblem(headers, mapping);
  if (problem) return { problem };
  const sample: CsvRecord[] = [];
  const broken = await untilUnreadable(async () => {
    while (sample.length < sampleSize) {
      const next = await records.next();
      if (next.done) return;
      sample.push(next.value);
    }
  });
  const missing = await write(async (unit) => {
    const { properties } = await readContactSchema(unit);
    const missing = propertiesToMake(
      headers,
      mapping,
      sample.map((one) => one.cells),
      properties,
    );
    if (state.create_properties) for (const property of missing) await createProperty(unit, property);
    await sql`
      update contact_import set status = 'RUNNING', columns = ${JSON.stringify(mapping)}::jsonb,
        headers = ${headers}::text[]
      where workspace_id = ${unit.workspaceId} and id = ${id} and status in ('WAITING', 'RUNNING')
    `.execute(unit.db);
    return state.create_properties ? [] : missing;
  });
  if (missing.length > 0) {
    const names = missing.map((property) => `properties.${property.key}`).join(', ');
    return {
      problem: `There are no such contact properties: ${names}. Make them, map the columns to others, or let the import make them.`,
    };
  }
  return { file: { headers, mapping }, records: chain(sample, records, broken) };
}

async function* chain(
  first: readonly CsvRecord[],
  rest: AsyncGenerator<CsvRecord>,
  broken: UnreadableCsv | null,
): AsyncGenerator<CsvRecord> {
  yield* first;
  if (broken) throw broken;
  yield* rest;
}

function headerProblem(headers: readonly string[], mapping: ColumnMapping): string | null {
  if (headers.length === 0) return 'The file is empty.';
  if (headers.some((header) => header === '')) return `Column ${headers.indexOf('') + 1} has no header.`;
  if (headers.some((header) => header.includes('\uFFFD') || header.includes('\u0000'))) {
    return 'The header is not UTF-8 text: save the file as UTF-8.';
  }
  const repeated = headers.find((header, index) => headers.indexOf(header) !== index);
  if (repeated !== undefined) return `The header “${repeated}” stands in the file twice.`;
  const [[header, problem] = []] = Object.entries(mappingProblems(mapping, headers));
  if (header !== undefined) return `Column “${header}”: ${problem}`;
  return findsContacts(mapping)
    ? null
    : 'No column holds an external id or an e-mail address, by which contacts are found: map one.';
}

/** @returns false when the import was cancelled meanwhile. */
function takeBatch(
  write: Write,
  id: string,
  file: ImportFile,
  batch: readonly ImportRow[],
  bytesRead: number | null,
): Promise<boolean> {
  return write(async (unit) => {
    const { rows } = await sql<{ status: string }>`
      select status from contact_import where workspace_id = ${unit.workspaceId} and id = ${id} for update
    `.execute(unit.db);
    if (rows[0]?.status !== 'RUNNING') return false;
    const schema = await readContactSchema(unit);
    const outcome = await importRows(unit, { ...file, schema }, batch);
    await saveOutcome(unit, id, file.headers, batch, outcome, bytesRead);
    return true;
  });
}

async function saveOutcome(
  unit: UnitOfWork,
  id: string,
  headers: readonly string[],
  batch: readonly ImportRow[],
  { added, updated, skipped, failures }: RowOutcome,
  bytesRead: number | null,
): Promise<void> {
  await sql`
    update contact_import set row_count = row_count + ${batch.length}, added_count = added_count + ${added},
      updated_count = updated_count + ${updated}, skipped_count = skipped_count + ${skipped},
      failed_count = failed_count + ${failures.length}, bytes_read = coalesce(${bytesRead}::bigint, bytes)
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
  const kept = failures.map(({ row, column, reason, cells }) => ({
    row_number: row,
    column_name: column,
    reason,
    record: cells.map((cell) => cell.replaceAll('\u0000', '')).slice(0, headers.length + 10),
  }));
  await sql`
    insert into contact_import_failure (workspace_id, import_id, row_number, column_name, reason, record)
    select ${unit.workspaceId}, ${id}, row.* from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as row(row_number int, column_name text, reason text, record jsonb)
  `.execute(unit.db);
}
