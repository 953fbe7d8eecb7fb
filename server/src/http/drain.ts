import { type Socket, Server as TcpServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/platform.js';

const tickMs = 20;
/** A line on which nothing came for so long is taken for one that its client keeps for later. */
const quietMs = 500;
const atMostMs = 10_000;

interface Line {
  inFlight: number;
  quietSince: number;
}

const quietTurns = 5;
const turnsAtMost = 5_000;

/**
 * Goes on until a few turns of the event loop bring no new line: closing would cut the lines that the system has taken
 * for us and that nobody has looked at yet.
 */
async function takeAllThatWait({ server }: FastifyInstance): Promise<void> {
  let quiet = 0;
  const count = () => {
    quiet = 0;
  };
  server.on('connection', count);
  for (let turn = 0; quiet < quietTurns && turn < turnsAtMost; turn += 1) {
    quiet += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  server.off('connection', count);
}

/**
 * Gentle stopping: no new line is taken, what comes on those that are there is answered, and each ends with its answer.
 * @returns waits until no line has anything in flight, or is likely to, 10 seconds at most. A line that is kept open is
 * given half a second: to end it while a request is on its way would lose that.
 */
export function drainable(app: FastifyInstance, platform: Platform): () => Promise<void> {
  const lines = new Map<Socket, Line>();
  app.server.on('connection', (socket: Socket) => {
    lines.set(socket, { inFlight: 0, quietSince: Date.now() });
    socket.once('close', () => lines.delete(socket));
  });
  // Sockets are told on their own that the server stops.
  app.server.on('upgrade', (_request, socket: Socket) => lines.delete(socket));
  app.addHook('onRequest', async (request, reply) => {
    const line = lines.get(request.socket);
    if (!line) return;
    line.inFlight += 1;
    // Of the answer and of the line, whichever ends: a caller may go before the answer.
    reply.raw.once('close', () => {
      line.inFlight -= 1;
      line.quietSince = Date.now();
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    if (platform.draining) reply.header('connection', 'close');
  });
  const isQuiet = ({ inFlight, quietSince }: Line) => inFlight === 0 && Date.now() - quietSince >= quietMs;
  return async () => {
    // Before any line is ended with its answer: whoever is sent away would come back on a new one.
    await takeAllThatWait(app);
    platform.draining = true;
    // Node’s HTTP server would end the lines that are kept open as well, with whatever is on its way on them.
    TcpServer.prototype.close.call(app.server);
    const until = Date.now() + atMostMs;
    while (Date.now() < until && ![...lines.values()].every(isQuiet)) {
      await new Promise((resolve) => setTimeout(resolve, tickMs));
    }
  };
}
