import { Readable } from 'node:stream';
import { guardCell, REASON_HEADER, ROW_HEADER } from '@cadre/shared/imports/csv-cells';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { type Reader, transact } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import type { Viewer } from '../../platform/graphql/context.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { answerPlainly, said, type ViewerOf, viewerWho } from '../../platform/plain-http.js';
import type { Platform } from '../../platform/platform.js';
import { inPieces } from '../../platform/upload-body.js';
import { csvWriter } from './csv-writer.js';
import { addChunk, fileAtMost, finishUpload } from './imports.service.js';

type ImportRequest = FastifyRequest<{ Params: { id: string }; Querystring: { offset?: string | string[] } }>;

/** Where files of imports are sent to, and where their failed rows are had from. */
export function serveImports(app: FastifyInstance, platform: Platform, viewerOf: ViewerOf): void {
  // Any content type: the body is taken as it streams in.
  app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', { bodyLimit: fileAtMost }, (_request, payload, done) =>
      done(null, payload),
    );
    files.put('/imports/:id/file', async (request: ImportRequest, reply) =>
      answerPlainly(request, reply, async () => {
        const viewer = await viewerWho('contacts:write', viewerOf, request);
        return takeFile(platform, viewer, request);
      }),
    );
    files.get('/imports/:id/failures.csv', async (request: ImportRequest, reply) =>
      answerPlainly(request, reply, async () => {
        const viewer = await viewerWho('contacts:write', viewerOf, request);
        const id = idOf(request);
        const file = await failuresFile({ db: platform.database.sql, workspaceId: viewer.workspaceId }, id);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="failed-rows-${id}.csv"`)
          .send(file);
      }),
    );
  });
}

/** @throws NotFound for what cannot be an id */
function idOf({ params: { id } }: ImportRequest): string {
  if (!/^imp_[0-9a-z]{26}$/.test(id)) throw new NotFound('import', ['id']);
  return id;
}

/** Keeps the file piece by piece; a broken upload goes on at `?offset=` the bytes that the import has. */
async function takeFile(
  platform: Platform,
  viewer: Viewer,
  request: ImportRequest,
): Promise<{ bytes: number }> {
  const id = idOf(request);
  const body = (request.body ?? Readable.from([])) as Readable;
  let offset = Number(said(request.query.offset) ?? 0);
  for await (const data of inPieces(body)) {
    await transact(platform, viewer, (unit) => addChunk(unit, id, offset, data));
    offset += data.length;
  }
  await transact(platform, viewer, (unit) => finishUpload(unit, id));
  platform.only(jobRunner).look();
  return { bytes: offset };
}

const failuresPage = 1_000;

/** The failed rows as they were sent, with the reason behind: mended, the file can be sent again. */
async function failuresFile(reader: Reader, id: string): Promise<Readable> {
  const found = await inScope({ workspaceId: reader.workspaceId }, () =>
    sql<{ headers: string[] | null }>`
      select headers from contact_import where workspace_id = ${reader.workspaceId} and id = ${id}
    `.execute(reader.db),
  );
  const [job] = found.rows;
  if (!job) throw new NotFound('import', ['id']);
  const headers = job.headers ?? [];
  return Readable.from(failedRows(reader, id, headers)).pipe(csvWriter());
}

async function* failedRows(reader: Reader, id: string, headers: readonly string[]): AsyncGenerator<string[]> {
  // The file may be one of failed rows itself.
  const own: readonly string[] = [ROW_HEADER, REASON_HEADER];
  const columns = [...headers.keys()].filter((index) => !own.includes(headers[index] ?? ''));
  yield [...columns.map((index) => guardCell(headers[index] ?? '')), ...own];
  let after = 0;
  for (;;) {
    const { rows } = await inScope({ workspaceId: reader.workspaceId }, () =>
      sql<{ row_number: number; column_name: string | null; reason: string; record: string[] }>`
        select row_number, column_name, reason, record from contact_import_failure
        where workspace_id = ${reader.workspaceId} and import_id = ${id} and row_number > ${after}
        order by row_number limit ${failuresPage}
      `.execute(reader.db),
    );
    for (const { row_number, column_name, reason, record } of rows) {
      const cells = columns.map((index) => guardCell(record[index] ?? ''));
      yield [...cells, String(row_number), guardCell(column_name ? `${column_name}: ${reason}` : reason)];
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.row_number;
  }
}
