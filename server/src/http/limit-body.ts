import { type Readable, Transform } from 'node:stream';

/** A request that is refused by its headers or its body, before anything is made of it. */
export class RequestRefused extends Error {
  constructor(
    readonly statusCode: 400 | 403 | 408 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/**
 * How much more of a body than it may have is taken and thrown away, so that whoever sends it hears why it is refused:
 * one who is cut off while they send hears nothing.
 */
export const thrownAwayAtMost = 1_024 * 1_024;

/**
 * A body that ends with an error when it is larger, or takes longer, than it may. What is too much is not held.
 * @throws RequestRefused from the stream
 */
export function limitBody(body: Readable, limit: { bytes: number; ms: number }): Readable {
  let bytes = 0;
  const limited = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length;
      if (bytes > limit.bytes + thrownAwayAtMost) done(tooLarge(limit.bytes));
      else done(null, bytes > limit.bytes ? undefined : part);
    },
    flush(done) {
      done(bytes > limit.bytes ? tooLarge(limit.bytes) : null);
    },
  });
  const timer = setTimeout(
    () => limited.destroy(new RequestRefused(408, `The body took longer than ${limit.ms / 1_000} seconds.`)),
    limit.ms,
  );
  limited.on('close', () => clearTimeout(timer));
  // Whoever reads it hears of it; where nobody reads a body, nobody needs to.
  limited.on('error', () => {});
  body.on('error', (error) => limited.destroy(error));
  body.on('aborted', () => limited.destroy(new RequestRefused(408, 'The body was cut off.')));
  return body.pipe(limited);
}

export function tooLarge(bytes: number): RequestRefused {
  return new RequestRefused(413, `The body is larger than ${Math.floor(bytes / 1_024)} KB.`);
}
