// First: type-graphql's decorators look for it as the classes are defined.
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { serveAttachments } from './features/attachments/serve-attachments.js';
import { serveExport } from './features/imports/serve-export.js';
import { serveImports } from './features/imports/serve-imports.js';
import { drainable } from './http/drain.js';
import { guardPlugin } from './http/guard-plugin.js';
import { pageLinks } from './http/page-links.js';
import { pathOf } from './http/path-of.js';
import { credentialsOf, requestContext, viewerOf } from './http/request-context.js';
import { serveSockets } from './http/sockets.js';
import { inScope } from './platform/database/scope.js';
import type { Context } from './platform/graphql/context.js';
import { formatError } from './platform/graphql/format-error.js';
import { limitsRule, tokensAtMost } from './platform/graphql/limits.js';
import { currentRequestId, withRequestId } from './platform/graphql/request-id.js';
import type { Platform } from './platform/platform.js';
import { createSchema } from './schema.js';

const bodyAtMost = 8 * 1024 * 1024;

interface App {
  readonly app: FastifyInstance;
  /** Before it is closed: ends when what is in flight, and what was on its way, is answered. */
  readonly drain: () => Promise<void>;
}

/** The HTTP server: GraphQL with its sockets and explorer, the health page, and the console’s files. */
export async function createApp(platform: Platform): Promise<App> {
  const loggerInstance: FastifyBaseLogger = platform.logger;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    bodyLimit: bodyAtMost,
    // What is in flight has had its time when the server closes: see `drainable`.
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const schema = await createSchema();
  const drain = drainable(app, platform);
  await app.register(fastifyCookie);
  // Only where a route asks for it: the console’s files are compressed when they are built.
  await app.register(fastifyCompress, { global: false });
  tellErrors(app, platform);
  await serveGraphql(app, schema, platform);
  const whoAsks = (request: FastifyRequest) => viewerOf(platform, credentialsOf(request));
  serveImports(app, platform, whoAsks);
  serveExport(app, platform, whoAsks);
  serveAttachments(app, platform, whoAsks);
  serveHealth(app, platform);
  await serveConsole(app, platform);
  const sockets = serveSockets(app.server, schema, platform);
  app.addHook('preClose', () => sockets.close());
  return { app, drain };
}

async function serveGraphql(app: FastifyInstance, schema: GraphQLSchema, platform: Platform): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Stopping is main's: it answers what is in flight first.
    stopOnTerminationSignals: false,
    validationRules: [limitsRule],
    parseOptions: { maxTokens: tokensAtMost },
    formatError: (formatted, error) =>
      formatError(formatted, error, { id: currentRequestId(), logger: platform.logger }),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), guardPlugin],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const contexts = new WeakMap<FastifyRequest, Context>();
  const handle = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const context = contexts.get(request);
      if (!context) throw new Error('A request reached GraphQL without its context.');
      return context;
    },
  });
  const answerGraphql = async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await viewerOf(platform, credentialsOf(request));
    contexts.set(request, requestContext(platform, viewer, request, reply));
    return withRequestId(request.id, () =>
      inScope({ workspaceId: viewer?.workspaceId ?? '' }, () => handle.call(app, request, reply)),
    );
  };
  const compressed = { compress: {} };
  app.get('/graphql', compressed, (request, reply) =>
    request.headers.accept?.includes('text/html')
      ? reply.type('text/html').send(renderGraphiQL({ title: 'Cadre GraphQL' }))
      : answerGraphql(request, reply),
  );
  app.post('/graphql', compressed, answerGraphql);
}

/** What goes wrong before GraphQL is reached (who asks cannot be looked up, a body is too large) in its words. */
function tellErrors(app: FastifyInstance, platform: Platform): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
    const code = isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    const formatted = { message: error.message, extensions: { code } };
    const told = formatError(formatted, error, { id: request.id, logger: platform.logger });
    const status = told.extensions?.code === 'UNAVAILABLE' ? 503 : (error.statusCode ?? 500);
    return reply.code(status).send({ errors: [told] });
  });
}

/** 200 while the database answers, 503 while it does not. */
function serveHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', async (_request, reply) => {
    if (platform.draining) return reply.code(503).send({ status: 'stopping' });
    try {
      await sql`select 1`.execute(platform.database.sql);
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'the database cannot be asked' });
    }
  });
}

/** The built console; its pages are routes of the browser, so any path that is no file is the first page. */
async function serveConsole(app: FastifyInstance, platform: Platform): Promise<void> {
  const { consoleFolder } = platform.config;
  if (!existsSync(consoleFolder)) return;
  await app.register(fastifyStatic, {
    root: consoleFolder,
    // The build lays .br and .gz files beside the others.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const linksOf = await pageLinks(consoleFolder);
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) {
      return reply.code(404).send({ error: 'Not found' });
    }
    const links = linksOf(pathOf(request.url));
    return (links ? reply.header('link', links) : reply).sendFile('index.html');
  });
}
