// First: type-graphql's decorators look for it as the classes are defined.
import 'reflect-metadata';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serveAttachments } from './features/attachments/serve-attachments.js';
import { serveExport } from './features/imports/serve-export.js';
import { serveImports } from './features/imports/serve-imports.js';
import { drainable } from './http/drain.js';
import { KnownDocuments } from './http/graphql/known-documents.js';
import { serveGraphql } from './http/graphql/serve-graphql.js';
import { createObserver, observeAlone, observeRequests, requestIdOf } from './http/observe-requests.js';
import { forbidAll, setPolicies } from './http/page-policy.js';
import { credentialsOf, viewerOf } from './http/request-context.js';
import { serveConsole } from './http/serve-console.js';
import { serveHealth } from './http/serve-health.js';
import { serveMetrics } from './http/serve-metrics.js';
import { serveSockets } from './http/sockets.js';
import { codeOf, formatError } from './platform/graphql/format-error.js';
import type { Platform } from './platform/platform.js';
import { createSchema } from './schema.js';

interface App {
  readonly app: FastifyInstance;
  /** Before it is closed: ends when what is in flight, and what was on its way, is answered. */
  readonly drain: () => Promise<void>;
}

/** The HTTP server: GraphQL with its sockets and explorer, the health pages, and the console’s files. */
export async function createApp(platform: Platform): Promise<App> {
  const loggerInstance: FastifyBaseLogger = platform.logger;
  const { timeouts, trustedProxies } = platform.config;
  const observer = await createObserver(platform);
  const app: FastifyInstance = Fastify({
    loggerInstance,
    genReqId: requestIdOf,
    // What is in flight has had its time when the server closes: see `drainable`.
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      observeAlone(request, reply, observer);
      refuseAddress(reply);
    },
    // Who says nothing, or too slowly, keeps nothing of ours.
    requestTimeout: timeouts.upload,
    connectionTimeout: timeouts.idle,
    keepAliveTimeout: timeouts.idle,
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: 250 },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    logController: new LogController({ disableRequestLogging: true }),
  });
  observeRequests(app, observer);
  const schema = await createSchema();
  const drain = drainable(app, platform);
  await setPolicies(app, platform.config.secureCookies);
  await app.register(fastifyCookie);
  // Only where a route asks for it: the console’s files are compressed when they are built.
  await app.register(fastifyCompress, { global: false });
  tellErrors(app, platform);
  const documents = new KnownDocuments(schema);
  await serveGraphql(app, schema, documents, observer, platform);
  const whoAsks = async (request: FastifyRequest) => {
    const viewer = await viewerOf(platform, credentialsOf(request));
    request.record.viewer = viewer;
    return viewer;
  };
  serveImports(app, platform, whoAsks);
  serveExport(app, platform, whoAsks);
  serveAttachments(app, platform, whoAsks);
  await serveHealth(app, platform);
  serveMetrics(app, platform);
  await serveConsole(app, platform);
  const sockets = serveSockets(app.server, schema, documents, observer, platform);
  app.addHook('preClose', () => sockets.close());
  return { app, drain };
}

/** An address that cannot be decoded is no address of ours. No hook sees its answer. */
function refuseAddress(reply: FastifyReply): void {
  forbidAll(reply);
  void reply.header('referrer-policy', 'same-origin').code(404).send({ error: 'Not found' });
}

/** What goes wrong before GraphQL is reached (who asks cannot be looked up, a body is too large) in its words. */
function tellErrors(app: FastifyInstance, platform: Platform): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
    const code = isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    const formatted = { message: error.message, extensions: { code } };
    const told = formatError(formatted, error, { id: request.id, logger: platform.logger });
    request.record.code = codeOf([told]);
    const status = told.extensions?.code === 'UNAVAILABLE' ? 503 : (error.statusCode ?? 500);
    return reply.code(status).send({ errors: [told] });
  });
}
