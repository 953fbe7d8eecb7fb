import { createClient } from 'graphql-ws';
import { setLine } from './line';

const address = new URL('/graphql', window.location.href);
address.protocol = address.protocol.replace('http', 'ws');

/** The one socket. Opened by the first subscription, tried again for ever, with a pulse that finds a dead line. */
export const socket = createClient({
  url: address.href,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: async (retries) => {
    const wait = Math.min(1000 * 2 ** retries, 10_000);
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
  },
  keepAlive: 4000,
  on: {
    connected: () => setLine('up'),
    closed: (event) => setLine(wasAskedFor(event) ? 'idle' : 'down'),
    ping: (received) => {
      if (!received) expectPong();
    },
    pong: (received) => {
      if (received) clearTimeout(pongTimer);
    },
  },
});

let pongTimer: ReturnType<typeof setTimeout> | undefined;

function expectPong(): void {
  clearTimeout(pongTimer);
  pongTimer = setTimeout(() => socket.terminate(), 4000);
}

/** 1000 is the normal end: the last subscription stopped, nothing was lost. */
function wasAskedFor(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === 1000;
}
