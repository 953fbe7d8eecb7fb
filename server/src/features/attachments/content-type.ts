/** Kinds of pictures that a browser shows without running anything of them; by how their files begin. */
const pictures: Readonly<Record<string, (head: Buffer) => boolean>> = {
  'image/png': (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  'image/jpeg': (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/gif': (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)),
  'image/webp': (head) =>
    head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
};

const unknownType = 'application/octet-stream';

/** Bytes at the beginning of a file that tell what picture it is. */
export const headBytes = 12;

/** Whether it is shown where it stands; everything else is only to be saved. */
export const isPicture = (contentType: string): boolean => contentType in pictures;

/**
 * What a file is: as it was said, but a picture only where it begins as one. A page that is called a picture must never
 * be shown as either.
 */
export function contentTypeOf(said: string | undefined, head: Buffer): string {
  const type = (said ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/.test(type)) return unknownType;
  const begins = pictures[type];
  return begins && !begins(head) ? unknownType : type;
}
