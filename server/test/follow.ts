/** Reads until what is read satisfies a condition. The pauses grow, so that what is quick is seen soon. */
export async function follow<Value>(
  read: () => Promise<Value>,
  isReached: (value: Value) => boolean,
  what: string,
): Promise<Value> {
  for (let attempt = 1; attempt <= 1_200; attempt += 1) {
    const value = await read();
    if (isReached(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, Math.min(5 * attempt, 50)));
  }
  throw new Error(`Waited in vain for ${what}.`);
}
