import { WebSocket } from 'ws';
import { cleanUp } from './clean-up.js';
import { until } from './desk.js';

/** A frame of graphql-transport-ws as the server sends it. */
export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** How a socket was closed. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A socket whose frames a test writes and reads itself. */
export interface RawSocket {
  /** Every frame so far, in the order in which they came. */
  readonly frames: readonly Frame[];
  /** Sends a frame, or a text as it is. */
  send(frame: object | string): void;
  /** Waits for a frame that is wanted; fails after some seconds. */
  until(isWanted: (frame: Frame) => boolean, what: string): Promise<Frame>;
  /** Waits until the server has closed it. */
  closed(): Promise<Closed>;
  close(): void;
}

/** Opens a socket to `/graphql` and says nothing on it yet. */
export async function rawSocket(
  { address }: { readonly address: string },
  headers: Record<string, string> = {},
  protocols: string[] = ['graphql-transport-ws'],
): Promise<RawSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, protocols, { headers });
  const frames: Frame[] = [];
  let closed: Closed | null = null;
  socket.on('message', (data) => void frames.push(JSON.parse(String(data))));
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) };
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  cleanUp(() => socket.terminate());
  const found = async <Value>(read: () => Value | null | undefined, what: string): Promise<Value> => {
    let value = read();
    await until(async () => {
      value = read();
      return value !== null && value !== undefined;
    }, what);
    return value as Value;
  };
  return {
    frames,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    until: (isWanted, what) => found(() => frames.find(isWanted), what),
    closed: () => found(() => closed, 'the socket was closed'),
    close: () => socket.close(),
  };
}

/** A socket that the server has greeted. */
export async function greetedSocket(
  server: { readonly address: string },
  headers: Record<string, string>,
): Promise<RawSocket> {
  const socket = await rawSocket(server, headers);
  socket.send({ type: 'connection_init' });
  await socket.until(({ type }) => type === 'connection_ack', 'the socket was greeted');
  return socket;
}
