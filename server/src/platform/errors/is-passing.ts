// Connection lost, refused or ended by an administrator; too many connections; disk full; read only.
const passingStates = /^(08|57P|53|25006)/;
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Whether the database cannot be asked just now: the same may well succeed later. */
export function isPassing(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (passingStates.test(code) || passingCodes.has(code))) return true;
  return (
    typeof message === 'string' &&
    /connection (terminated|error)|timeout exceeded when trying to connect/i.test(message)
  );
}
