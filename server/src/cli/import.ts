import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';

const usage = `Usage: npx cadre import FILE.csv --key cadre_… [--url http://127.0.0.1:4000]
         [--columns MAPPING.json] [--create-properties]

Imports contacts. The key needs the scopes contacts:read and contacts:write. MAPPING.json maps headers to
externalId, email, name, company, properties.KEY or null; without it the headers’ names decide.
CADRE_API_KEY and CADRE_URL stand in for --key and --url.
`;

interface ImportView {
  id: string;
  status: string;
  rows: number;
  added: number;
  updated: number;
  skipped: number;
  failed: number;
  bytes: number;
  bytesRead: number;
  error: string | null;
  failures: { row: number; column: string | null; reason: string }[];
}

/** A mistake of whoever typed the command, or a refusal of the server: told without a stack. */
class Told extends Error {}

const pollMs = 200;
const fields =
  'id status rows added updated skipped failed bytes bytesRead error failures(first: 20) { row column reason }';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      url: { type: 'string' },
      columns: { type: 'string' },
      'create-properties': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  const key = values.key ?? process.env.CADRE_API_KEY;
  if (values.help || !file || !key) {
    process.stderr.write(usage);
    return values.help ? 0 : 2;
  }
  const server = new Server(
    (values.url ?? process.env.CADRE_URL ?? 'http://127.0.0.1:4000').replace(/\/$/, ''),
    key,
  );
  const size = (await stat(file)).size;
  const columns = values.columns ? JSON.parse(await readFile(values.columns, 'utf8')) : null;
  const { id, uploadPath } = await server.create({
    fileName: basename(file),
    columns,
    createProperties: values['create-properties'] ?? false,
  });
  const bar = new SingleBar({
    format: '{stage} [{bar}] {percentage}% | {rows} rows | {eta_formatted}',
    hideCursor: true,
  });
  bar.start(Math.max(1, size * 2), 0, { stage: 'Sending', rows: 0 });
  await server.send(uploadPath, file, (sent) => bar.update(sent));
  const done = await server.follow(id, (now) =>
    bar.update(size + now.bytesRead, { stage: 'Taking ', rows: now.rows }),
  );
  bar.stop();
  return report(done, server.url);
}

function report(done: ImportView, url: string): number {
  const { status, rows, added, updated, skipped, failed, error } = done;
  process.stdout.write(
    `${status}: ${rows} rows = ${added} added + ${updated} updated + ${skipped} unchanged + ${failed} failed\n`,
  );
  if (error) process.stdout.write(`${error}\n`);
  for (const failure of done.failures) {
    process.stdout.write(
      `  row ${failure.row}${failure.column ? `, ${failure.column}` : ''}: ${failure.reason}\n`,
    );
  }
  if (failed > done.failures.length) process.stdout.write('  …\n');
  if (failed > 0)
    process.stdout.write(`All failed rows with their reasons: ${url}/imports/${done.id}/failures.csv\n`);
  return status === 'DONE' && failed === 0 ? 0 : 1;
}

class Server {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  async create(input: object): Promise<{ id: string; uploadPath: string }> {
    const { contactImportCreate: payload } = await this.ask<{
      contactImportCreate: {
        contactImport: { id: string } | null;
        uploadPath: string;
        userErrors: { message: string }[];
      };
    }>(
      'mutation ($input: ContactImportCreateInput!) { contactImportCreate(input: $input) { contactImport { id } uploadPath userErrors { message } } }',
      { input },
    );
    if (!payload.contactImport) throw new Told(payload.userErrors.map((error) => error.message).join(' '));
    return { id: payload.contactImport.id, uploadPath: payload.uploadPath };
  }

  async send(path: string, file: string, sent: (bytes: number) => void): Promise<void> {
    let bytes = 0;
    const body = createReadStream(file);
    body.on('data', (chunk) => {
      bytes += chunk.length;
      sent(bytes);
    });
    const response = await fetch(this.url + path, {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'text/csv' },
      body: Readable.toWeb(body) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    if (!response.ok) throw new Told(`The file was refused: ${await response.text()}`);
  }

  async follow(id: string, told: (now: ImportView) => void): Promise<ImportView> {
    for (;;) {
      const { contactImport } = await this.ask<{ contactImport: ImportView }>(
        `query ($id: ID!) { contactImport(id: $id) { ${fields} } }`,
        { id },
      );
      told(contactImport);
      if (['DONE', 'CANCELLED', 'FAILED'].includes(contactImport.status)) return contactImport;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  private async ask<T>(query: string, variables: object): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    }).catch((error: Error) => {
      throw new Told(`${this.url} does not answer: ${error.message}. Is Cadre running?`);
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (errors) throw new Told(errors.map((error) => error.message).join(' '));
    return data;
  }
}

main().then(
  (status) => process.exit(status),
  (error: Error) => {
    process.stderr.write(`\n${error instanceof Told ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
