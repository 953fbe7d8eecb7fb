import type { Readable } from 'node:stream';

const pieceBytes = 512 * 1024;

/** A body as it comes in, in pieces of half a megabyte; each part of it is looked at before it is held. */
export async function* inPieces(
  body: Readable,
  look: (part: Buffer) => void = () => {},
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  // To destroy the body would end the line before it is said what was wrong.
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    look(part);
    waiting.push(part);
    size += part.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/** Takes what is left of a body, and throws it away: a sender who is cut off while they send hears no answer. */
export async function readAway(body: Readable, bytesAtMost: number): Promise<void> {
  let size = 0;
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > bytesAtMost) return;
  }
}
