import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Caller, type Data, text } from './api.js';

const fields =
  'id status rows added updated skipped failed error failuresPath failures { row column reason }';
const over = ['DONE', 'FAILED', 'CANCELLED'];

/** Begins an import without sending its file. */
export async function beginImport(as: Caller, input: object): Promise<{ id: string; uploadPath: string }> {
  const { contactImportCreate } = await as.do(
    'mutation ($input: ContactImportCreateInput!) { contactImportCreate(input: $input) { uploadPath contactImport { id } userErrors { message } } }',
    { input: { fileName: 'contacts.csv', ...input } },
  );
  return { id: text(contactImportCreate.contactImport.id), uploadPath: text(contactImportCreate.uploadPath) };
}

/** Sends a file, from disk or as it is given. */
export function sendFile(
  as: Caller,
  address: string,
  path: string,
  file: string | Buffer,
): Promise<Response> {
  const body =
    typeof file === 'string'
      ? (Readable.toWeb(createReadStream(file)) as ReadableStream)
      : new Uint8Array(file);
  return fetch(address + path, { method: 'PUT', headers: as.headers, body, duplex: 'half' } as RequestInit);
}

/** Waits until an import is over. */
export async function followImport(as: Caller, id: string): Promise<Data> {
  for (;;) {
    const { contactImport } = await as.do(`query ($id: ID!) { contactImport(id: $id) { ${fields} } }`, {
      id,
    });
    if (over.includes(text(contactImport.status))) return contactImport;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The whole of it: begins, sends, waits. */
export async function importFile(
  as: Caller,
  address: string,
  file: string | Buffer,
  input: object,
): Promise<Data> {
  const { id, uploadPath } = await beginImport(as, input);
  const sent = await sendFile(as, address, uploadPath, file);
  if (!sent.ok) throw new Error(`The file was refused: ${sent.status} ${await sent.text()}`);
  return followImport(as, id);
}
