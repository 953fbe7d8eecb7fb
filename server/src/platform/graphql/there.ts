/** What a foreign key says is there; not to find it is a bug. */
export async function there<T>(found: Promise<T | null>): Promise<T> {
  const thing = await found;
  if (thing === null) throw new Error('What a row refers to is gone.');
  return thing;
}
