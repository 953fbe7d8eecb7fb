import type { IncomingHttpHeaders } from 'node:http';

/** A browser may bring its cookies from our own pages only; programs send no Origin. */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
