import { deflateSync } from 'node:zlib';
import type { Caller } from './api.js';

/** What the door answered. */
export interface Uploaded {
  readonly status: number;
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly error?: string;
}

/** Sends a file ahead of its message. */
export async function upload(
  as: Caller,
  address: string,
  file: { name: string; type?: string; body: Buffer | string | ReadableStream },
): Promise<Uploaded> {
  const { name, type, body } = file;
  const response = await fetch(`${address}/attachments?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...as.headers, 'content-type': type ?? 'application/pdf' },
    body,
    duplex: 'half',
  } as RequestInit);
  return { ...((await response.json()) as Uploaded), status: response.status };
}

export function download(as: Caller, address: string, id: string, headers = {}): Promise<Response> {
  return fetch(`${address}/attachments/${id}`, { headers: { ...as.headers, ...headers } });
}

/** The smallest picture that is one. */
export const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.from('0000000d49484452000000010000000108000000003a7e9b55', 'hex'),
  deflateSync(Buffer.from([0, 128])),
]);
