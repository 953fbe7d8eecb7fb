import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Invalid } from '../../platform/errors/errors.js';
import { findBadInput } from '../../platform/graphql/check-texts.js';
import { answerPlainly, said, type ViewerOf, viewerWho } from '../../platform/plain-http.js';
import type { Platform } from '../../platform/platform.js';
import { sortedLists } from '../contacts/sorted-lists.js';
import { csvWriter } from './csv-writer.js';
import { type ExportRequest, exportContacts } from './export-contacts.js';

type ExportQuery = FastifyRequest<{
  Querystring: Partial<Record<'search' | 'condition' | 'sort' | 'columns', string | string[]>>;
}>;

/** Where contacts are had from as a CSV file: exactly who a list shows, in its order, with its columns. */
export function serveExport(app: FastifyInstance, platform: Platform, viewerOf: ViewerOf): void {
  app.get('/contacts/export.csv', async (request: ExportQuery, reply) =>
    answerPlainly(request, reply, async () => {
      const { workspaceId } = await viewerWho('contacts:read', viewerOf, request);
      const reader = { db: platform.database.sql, workspaceId };
      const rows = await exportContacts(reader, readQuery(request.query), platform.only(sortedLists));
      const day = new Date().toISOString().slice(0, 10);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="contacts-${day}.csv"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(rows).pipe(csvWriter()));
    }),
  );
}

function readQuery(query: ExportQuery['query']): ExportRequest {
  const [search, sort, columns] = [said(query.search), said(query.sort), said(query.columns)];
  const condition = said(query.condition);
  const bad = findBadInput({ search, sort, columns });
  if (bad) throw Invalid.at([], bad.message);
  return {
    search,
    condition: condition ? readJson(condition) : null,
    sort: sort ? { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    columns: columns ? columns.split(',') : null,
  };
}

function readJson(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw Invalid.at(['condition'], 'The condition is no JSON.');
  }
  const bad = findBadInput(parsed);
  if (bad) throw Invalid.at(['condition'], bad.message);
  return parsed;
}
