import type { ColumnMapping } from '@cadre/shared/imports/map-columns';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, LimitExceeded, NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { ContactImport } from '../contacts/contacts.entity.js';
import { createProperty, type PropertyInput } from '../contacts/properties.service.js';

/** Imports of a workspace come one after the other, since the later file says what holds. */
export const importJob = { name: 'CONTACT_IMPORT', lane: 'imports' } as const;

/** A file has this many bytes at most. */
export const fileAtMost = 1_000_000_000;

/** An import that waits for its file, with the properties that are made for it. @throws Invalid, Taken */
export async function createImport(
  unit: UnitOfWork,
  input: {
    fileName: string;
    columns?: unknown;
    createProperties?: boolean | null | undefined;
    properties?: readonly PropertyInput[] | null | undefined;
  },
): Promise<ContactImport> {
  const check = new InputCheck();
  const fileName = check.text(input.fileName, ['input', 'fileName'], 255);
  const columns = readColumns(check, input.columns);
  check.done();
  for (const [index, property] of (input.properties ?? []).entries()) {
    await createProperty(unit, property, ['input', 'properties', String(index)]);
    await unit.em.flush();
  }
  const created = unit.em.create(ContactImport, {
    workspaceId: unit.workspaceId,
    id: newId('contactImport'),
    fileName,
    status: 'UPLOADING',
    columns,
    createProperties: input.createProperties ?? false,
    rowCount: 0,
    addedCount: 0,
    updatedCount: 0,
    skippedCount: 0,
    failedCount: 0,
    bytes: 0,
    bytesRead: 0,
    error: null,
    createdBy: unit.actor,
    createdAt: new Date(),
    finishedAt: null,
  });
  unit.record({ type: 'contactImport.created', subjectId: created.id, data: { fileName } });
  return created;
}

function readColumns(check: InputCheck, raw: unknown): ColumnMapping | null {
  if (raw === undefined || raw === null) return null;
  const path = ['input', 'columns'];
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    check.add(path, 'Columns are an object: header to field.');
    return null;
  }
  const columns: Record<string, string | null> = {};
  for (const [header, target] of Object.entries(raw)) {
    if (target !== null && typeof target !== 'string')
      check.add([...path, header], 'This is a field or null.');
    else columns[header] = target;
  }
  return columns;
}

/**
 * Stops an import that waits for its file; one that has it is stopped with its job. @returns the id of that job, null
 * when the import is over with this. @throws NotFound; Invalid when it is over already
 */
export async function cancelImport(unit: UnitOfWork, id: string): Promise<string | null> {
  const { rows } = await sql<{ status: string; job_id: string | null }>`
    select i.status, j.id as job_id from contact_import i
    left join job j on j.workspace_id = i.workspace_id and j.subject_id = i.id and j.kind = 'CONTACT_IMPORT'
    where i.workspace_id = ${unit.workspaceId} and i.id = ${id}
  `.execute(unit.db);
  const [found] = rows;
  if (!found) throw new NotFound('import', ['input', 'id']);
  if (!['UPLOADING', 'WAITING', 'RUNNING'].includes(found.status)) {
    throw Invalid.at(['input', 'id'], 'This import is over already.');
  }
  if (found.job_id === null) await endImport(unit, id, 'CANCELLED', null);
  return found.job_id;
}

/** The import is over: its file is not needed any more; its counts and failed rows are. */
export async function endImport(
  unit: UnitOfWork,
  id: string,
  status: 'DONE' | 'CANCELLED' | 'FAILED',
  error: string | null,
): Promise<void> {
  const { workspaceId } = unit;
  await sql`
    update contact_import set status = ${status}, error = ${error}, finished_at = now()
    where workspace_id = ${workspaceId} and id = ${id}
  `.execute(unit.db);
  await sql`delete from contact_import_chunk where workspace_id = ${workspaceId} and import_id = ${id}`.execute(
    unit.db,
  );
  unit.record({ type: `contactImport.${status.toLowerCase()}`, subjectId: id, data: { error } });
}

/**
 * Keeps a piece of the file behind what is there.
 * @throws NotFound; Invalid when the import takes no file any more, or `offset` is not where the file ends.
 */
export async function addChunk(unit: UnitOfWork, id: string, offset: number, data: Buffer): Promise<void> {
  const { workspaceId } = unit;
  const { rows } = await sql<{ status: string; bytes: number }>`
    select status, bytes from contact_import where workspace_id = ${workspaceId} and id = ${id} for update
  `.execute(unit.db);
  const [found] = rows;
  if (!found) throw new NotFound('import', ['id']);
  if (found.status !== 'UPLOADING') throw Invalid.at(['id'], 'This import has its file already, or is over.');
  if (found.bytes !== offset) throw Invalid.at(['offset'], `The file goes on at byte ${found.bytes}.`);
  if (offset + data.length > fileAtMost) {
    throw new LimitExceeded(`A file has at most ${fileAtMost.toLocaleString('en')} bytes.`, null, ['file']);
  }
  await sql`
    insert into contact_import_chunk (workspace_id, import_id, offset_bytes, data)
    values (${workspaceId}, ${id}, ${offset}, ${data})
  `.execute(unit.db);
  await sql`
    update contact_import set bytes = ${offset + data.length} where workspace_id = ${workspaceId} and id = ${id}
  `.execute(unit.db);
}

/** The file is whole: a job takes its rows. @throws NotFound */
export async function finishUpload(unit: UnitOfWork, id: string): Promise<void> {
  const { rows } = await sql<{ bytes: number }>`
    update contact_import set status = 'WAITING'
    where workspace_id = ${unit.workspaceId} and id = ${id} and status = 'UPLOADING' returning bytes
  `.execute(unit.db);
  const [whole] = rows;
  if (!whole) throw new NotFound('import', ['id']);
  await createJob(unit, importJob, { subjectId: id, total: whole.bytes });
}
