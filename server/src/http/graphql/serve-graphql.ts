import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { variablesAtMost } from '../../platform/graphql/check-texts.js';
import type { Context, Viewer } from '../../platform/graphql/context.js';
import { formatError } from '../../platform/graphql/format-error.js';
import type { RequestObserver } from '../../platform/observability/request-observer.js';
import { currentRequest } from '../../platform/observability/request-record.js';
import { isOwnPage } from '../../platform/own-origin.js';
import type { Platform } from '../../platform/platform.js';
import { limitBody, RequestRefused, thrownAwayAtMost, tooLarge } from '../limit-body.js';
import { credentialsOf, viewerOf } from '../request-context.js';
import { Answerer } from './answer.js';
import type { KnownDocuments } from './known-documents.js';
import { readAddress, readBody } from './read-request.js';
import { exceeds } from './scan-json.js';
import { serveExplorer } from './serve-explorer.js';

/** The body of a request is an object, and the variables are in it. */
const levelsAroundVariables = 1;
/** Beside the variables: the body itself, its texts and extensions. */
const valuesBesideVariables = 100;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks over GraphQL; null: nobody that we know. */
    viewer: Viewer | null;
  }
}

const kindOf = (request: FastifyRequest) => (request.viewer ? 'known' : 'anonymous');

/** A person who opens the address: they get the explorer, which executes nothing by itself. */
const asksForPage = ({ method, headers }: FastifyRequest) =>
  method === 'GET' && headers.accept?.includes('text/html') === true;

/**
 * GraphQL over HTTP. What is refused is refused before anything is made of it: by who asks and how large it is, then by
 * its shape, then by what its document would cost.
 */
export async function serveGraphql(
  app: FastifyInstance,
  schema: GraphQLSchema,
  documents: KnownDocuments,
  observer: RequestObserver,
  platform: Platform,
): Promise<void> {
  const { bodyLimits, timeouts } = platform.config;
  const apollo = await startApollo(app, schema, documents, platform);
  const answerer = new Answerer(schema, documents, apollo, observer, platform);
  await app.register(async (routes) => {
    routes.decorateRequest('viewer', null);
    routes.removeAllContentTypeParsers();
    const parseJson = routes.getDefaultJsonParser('error', 'error');
    routes.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: Number.MAX_SAFE_INTEGER },
      (request, body: Buffer, done) => {
        const { depth, values } = variablesAtMost[kindOf(request)];
        const limits = { depth: depth + levelsAroundVariables, values: values + valuesBesideVariables };
        const excess = exceeds(body, limits);
        if (excess === 'depth')
          done(new RequestRefused(400, `The body is nested more than ${limits.depth} deep.`));
        else if (excess) done(new RequestRefused(400, `The body holds more than ${limits.values} values.`));
        else parseJson(request, body.toString(), done);
      },
    );
    routes.addHook('onRequest', async (request, reply) => {
      if (!isOwnPage(request.headers) && !asksForPage(request))
        throw new RequestRefused(403, 'Another site may not ask in your name.');
      if (request.headers['content-encoding'])
        throw new RequestRefused(415, 'The body may not be compressed.');
      request.viewer = await viewerOf(platform, credentialsOf(request));
      request.record.viewer = request.viewer;
      const atMost = bodyLimits[kindOf(request)];
      if (Number(request.headers['content-length'] ?? 0) <= atMost + thrownAwayAtMost) return;
      reply.header('connection', 'close');
      throw tooLarge(atMost);
    });
    routes.addHook('preParsing', async (request, _reply, body) =>
      request.method === 'POST'
        ? limitBody(body, { bytes: bodyLimits[kindOf(request)], ms: timeouts.request })
        : body,
    );
    const compressed = { compress: {} };
    const sendExplorer = serveExplorer(routes);
    routes.get('/graphql', compressed, (request, reply) => {
      if (!asksForPage(request)) return answerer.answer(request, reply, () => readAddress(request.url));
      return request.viewer ? sendExplorer(reply) : reply.redirect('/');
    });
    routes.post('/graphql', compressed, (request, reply) =>
      answerer.answer(request, reply, () => readBody(request.body)),
    );
  });
}

async function startApollo(
  app: FastifyInstance,
  schema: GraphQLSchema,
  documents: KnownDocuments,
  platform: Platform,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Stopping is main's: it answers what is in flight first.
    stopOnTerminationSignals: false,
    // They are read, limited and validated before Apollo Server is asked.
    documentStore: {
      get: async (hash) => documents.byHash(hash),
      set: async () => {},
      delete: async () => {},
    },
    formatError: (formatted, error) =>
      formatError(formatted, error, { id: currentRequest()?.id ?? 'none', logger: platform.logger }),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  return apollo;
}
