import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/platform.js';

const tickMs = 50;
const quietTicks = 5;
const atMostMs = 10_000;

/**
 * Gentle stopping. While the process drains, each line ends with its answer: one kept open would hold the server until
 * the caller lets go.
 * @returns waits until nothing is in flight and nothing has come for a quarter of a second, 10 seconds at most.
 * Requests that were on their way are so taken, also by a busy process that accepts them late.
 */
export function drainable(app: FastifyInstance, platform: Platform): () => Promise<void> {
  let inFlight = 0;
  let begun = 0;
  app.addHook('onRequest', async (_request, reply) => {
    inFlight += 1;
    begun += 1;
    // Of the answer and of the line, whichever ends: a caller may go before the answer.
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    if (platform.draining) reply.header('connection', 'close');
  });
  return async () => {
    platform.draining = true;
    const until = Date.now() + atMostMs;
    let seen = begun;
    for (let quiet = 0; quiet < quietTicks && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, tickMs));
      quiet = inFlight === 0 && begun === seen ? quiet + 1 : 0;
      seen = begun;
    }
  };
}
