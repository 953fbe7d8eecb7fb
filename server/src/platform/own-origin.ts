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

/**
 * Whether a request comes from a page of ours, from the person at the browser or from a program, by its Origin and, of
 * browsers, its Fetch Metadata, which also say so where there is no Origin.
 */
export function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return isOwnOrigin(headers) && (site === undefined || site === 'same-origin' || site === 'none');
}
