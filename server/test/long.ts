/** Whether random and reliability tests run with their full counts: `TEST_LONG=1`. */
export const isLong = process.env.TEST_LONG === '1';

/**
 * How long a test waits for what it awaits before it fails: a limit that a busy machine keeps. With the full counts,
 * which run on a quiet one, it is the bound that users are promised.
 */
export const withinMs = (promisedMs: number) => (isLong ? promisedMs : Math.max(promisedMs, 30_000));
