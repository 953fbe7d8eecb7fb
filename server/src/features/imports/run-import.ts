import { Readable } from 'node:stream';
import { readCells, readHeaders } from '@cadre/shared/imports/csv-cells';
import {
  type ColumnMapping,
  findsContacts,
  guessMapping,
  mappingProblems,
  propertiesToMake,
} from '@cadre/shared/imports/map-columns';
import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { type Reader, transact, type UnitOfWork, type Write } from '../../platform/database/unit-of-work.js';
import { type Batch, type Job, JobFailure, type JobKind } from '../../platform/jobs/job-kinds.js';
import type { Platform } from '../../platform/platform.js';
import { createProperty } from '../contacts/properties.service.js';
import { readContactSchema } from '../contacts/property-definitions.js';
import { type ImportRow, importRows, type RowOutcome } from './import-rows.js';
import { endImport, importJob } from './imports.service.js';
import { forgetOldChanges } from './kept-changes.js';
import { type CsvRecord, readCsv, UnreadableCsv } from './read-csv.js';

const batchSize = 1_000;
const sampleSize = 1_000;

interface ImportState {
  columns: ColumnMapping | null;
  create_properties: boolean;
}

interface ImportFile {
  readonly headers: readonly string[];
  readonly mapping: ColumnMapping;
}

/** Rows of the file that come into the database together. */
interface ImportPiece {
  readonly file: ImportFile;
  readonly rows: readonly ImportRow[];
  /** null: to the end. */
  readonly bytesRead: number | null;
}

const importOf = (job: Job) => job.subjectId ?? '';
const actorOf = (job: Job) => `import:${importOf(job)}`;

/** Takes the rows of a file. Where a killed import goes on is the number of rows that are in. */
export const contactImportJob: JobKind<ImportPiece> = {
  name: importJob.name,
  actor: actorOf,
  pieces: readPieces,
  take: takeRows,
  ended: (unit, job, { status, error }) => endImport(unit, importOf(job), status, error),
};

async function* readPieces(platform: Platform, job: Job): AsyncGenerator<ImportPiece> {
  const { workspaceId } = job;
  const id = importOf(job);
  const reader = { db: platform.database.sql, workspaceId };
  const records = readCsv(Readable.from(chunks(reader, id), { objectMode: false }));
  const write: Write = (work) => transact(platform, { workspaceId, actor: actorOf(job) }, work);
  await forgetOldChanges(write);
  const begun = await begin(write, id, await inScope({ workspaceId }, () => readState(reader, id)), records);
  const rowsBefore = rowsIn(job);
  let row = 0;
  let rows: ImportRow[] = [];
  let unreadable: unknown = null;
  try {
    for await (const { cells, bytesRead } of begun.records) {
      row += 1;
      // Rows of an earlier run, which was killed: they are in and counted.
      if (row > rowsBefore) rows.push({ row, cells });
      if (rows.length < batchSize) continue;
      yield { file: begun.file, rows, bytesRead };
      rows = [];
    }
  } catch (error) {
    unreadable = error;
  }
  // What stood before the place that cannot be read is taken like any other row.
  if (rows.length > 0) yield { file: begun.file, rows, bytesRead: null };
  if (unreadable) throw unreadable;
}

async function readState(reader: Reader, id: string): Promise<ImportState> {
  const { rows } = await sql<ImportState>`
    select columns, create_properties from contact_import
    where workspace_id = ${reader.workspaceId} and id = ${id}
  `.execute(reader.db);
  return rows[0] ?? { columns: null, create_properties: false };
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

/** Reads the header, settles the mapping and makes the properties that are asked for. @throws JobFailure */
async function begin(
  write: Write,
  id: string,
  state: ImportState,
  records: AsyncGenerator<CsvRecord>,
): Promise<{ file: ImportFile; records: AsyncGenerator<CsvRecord> }> {
  const header = (await records.next()).value as CsvRecord | undefined;
  const headers = readHeaders(header?.cells ?? []);
  const mapping = state.columns ?? guessMapping(headers);
  const problem = headerProblem(headers, mapping);
  if (problem) throw new JobFailure(problem);
  const body = unguarded(headers, records);
  const { sample, broken } = await readSample(body);
  const cells = sample.map((one) => one.cells);
  const missing = await write(async (unit) => {
    const { properties } = await readContactSchema(unit);
    const missing = propertiesToMake(headers, mapping, cells, properties);
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
    throw new JobFailure(
      `There are no such contact properties: ${names}. Make them, map the columns to others, or let the import make them.`,
    );
  }
  return { file: { headers, mapping }, records: chain(sample, body, broken) };
}

async function* unguarded(
  headers: readonly string[],
  records: AsyncGenerator<CsvRecord>,
): AsyncGenerator<CsvRecord> {
  for await (const record of records) yield { ...record, cells: readCells(headers, record.cells) };
}

async function readSample(
  records: AsyncGenerator<CsvRecord>,
): Promise<{ sample: CsvRecord[]; broken: UnreadableCsv | null }> {
  const sample: CsvRecord[] = [];
  try {
    while (sample.length < sampleSize) {
      const next = await records.next();
      if (next.done) break;
      sample.push(next.value);
    }
    return { sample, broken: null };
  } catch (error) {
    if (error instanceof UnreadableCsv) return { sample, broken: error };
    throw error;
  }
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

const rowsIn = (job: Job) => (job.place as { rows?: number } | null)?.rows ?? 0;

async function takeRows(unit: UnitOfWork, job: Job, { file, rows, bytesRead }: ImportPiece): Promise<Batch> {
  const schema = await readContactSchema(unit);
  const outcome = await importRows(unit, importOf(job), { ...file, schema }, rows);
  await saveOutcome(unit, importOf(job), file.headers, rows, outcome, bytesRead);
  return {
    done: Math.max(0, (bytesRead ?? job.total ?? 0) - job.done),
    changed: outcome.added + outcome.updated,
    failed: outcome.failures.length,
    place: { rows: rowsIn(job) + rows.length },
  };
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
