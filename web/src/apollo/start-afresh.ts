import { client } from './client';
import { socket } from './socket';

/**
 * After the session changed, nothing of the earlier one may stay: neither data nor the socket that it opened. What a
 * page that goes away by it was still asking is cut off, which is no failure; a page that stays tells of its own.
 */
export async function startAfresh(): Promise<void> {
  socket.terminate();
  await client.resetStore().catch(() => undefined);
}
