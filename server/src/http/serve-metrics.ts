import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/platform.js';
import { pathOf } from './path-of.js';

const notFound = { error: 'Not found' };

/** `/metrics` on the main port: for whoever has the token, and only where the metrics have no port of their own. */
export function serveMetrics(app: FastifyInstance, { config, metrics }: Platform): void {
  const { port, token } = config.metrics;
  // A route also where there is nothing, so that browsers are not given a page of the console.
  app.get('/metrics', async (request, reply) => {
    if (port !== null || token === null) return reply.code(404).send(notFound);
    if (!hasToken(request.headers.authorization, token)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'Send the metrics token.' });
    }
    return reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.expose());
  });
}

/** The metrics on a port of their own. */
export interface MetricsServer {
  /** Where they are: `http://127.0.0.1:9464/metrics`. */
  readonly address: string;
  close(): Promise<void>;
}

/** @returns null where they have no port of their own. */
export async function startMetricsServer({
  config,
  metrics,
  logger,
}: Platform): Promise<MetricsServer | null> {
  const { port, host, token } = config.metrics;
  if (port === null) return null;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    const refuse = (status: number) => response.writeHead(status).end();
    if (request.method !== 'GET' || pathOf(request.url) !== '/metrics') return refuse(404);
    if (token !== null && !hasToken(request.headers.authorization, token)) return refuse(401);
    return void metrics.expose().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => {
        logger.error({ err: error }, 'the metrics could not be written');
        refuse(500);
      },
    );
  });
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${shownHost}:${taken}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** By hashes of one length, so that the time it takes says nothing about the token. */
function hasToken(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(hash(given), hash(token));
}

const hash = (text: string) => createHash('sha256').update(text).digest();
