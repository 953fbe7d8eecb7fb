import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Caller, present } from './api.js';
import { follow } from './follow.js';
import type { ContactImportCreateInput, ImportProgressFragment } from './gql/graphql.js';
import { graphql } from './gql/index.js';

/** An import as far as it is. */
export type Import = ImportProgressFragment;

/** How a file is to be read; it is called `contacts.csv` when no name is given. */
export type ImportInput = Partial<ContactImportCreateInput>;

graphql(`
  fragment ImportProgress on ContactImport {
    id status rows added updated skipped failed error failuresPath failures { row column reason }
  }
`);

export const createImport = graphql(`
  mutation CreateImport($input: ContactImportCreateInput!) {
    contactImportCreate(input: $input) { uploadPath contactImport { id } userErrors { code message path } }
  }
`);

const findImport = graphql(`
  query Import($id: ID!) {
    contactImport(id: $id) { ...ImportProgress }
  }
`);

export const cancelImport = graphql(`
  mutation CancelImport($id: ID!) {
    contactImportCancel(input: { id: $id }) { contactImport { status } userErrors { code } }
  }
`);

const finalStatuses = ['DONE', 'FAILED', 'CANCELLED'];

/** Begins an import without sending its file. */
export async function beginImport(
  as: Caller,
  input: ImportInput,
): Promise<{ id: string; uploadPath: string }> {
  const { contactImportCreate } = await as.do(createImport, {
    input: { fileName: 'contacts.csv', ...input },
  });
  return {
    id: present(contactImportCreate.contactImport).id,
    uploadPath: present(contactImportCreate.uploadPath),
  };
}

/** Sends a file, from disk or as it is given. */
export function sendFile(
  as: Pick<Caller, 'headers'>,
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

/** Waits until an import satisfies a condition; until it has ended when none is given. */
export function followImport(
  as: Caller,
  id: string,
  until: (contactImport: Import) => boolean = ({ status }) => finalStatuses.includes(status),
): Promise<Import> {
  const read = async () => present((await as.do(findImport, { id })).contactImport);
  return follow(read, until, `the import ${id}`);
}

/** The whole of it: begins, sends, waits. */
export async function importFile(
  as: Caller,
  address: string,
  file: string | Buffer,
  input: ImportInput,
): Promise<Import> {
  const { id, uploadPath } = await beginImport(as, input);
  const sent = await sendFile(as, address, uploadPath, file);
  if (!sent.ok) throw new Error(`The file was refused: ${sent.status} ${await sent.text()}`);
  return followImport(as, id);
}
