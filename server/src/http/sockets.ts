import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  BREAK,
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  print,
  visit,
} from 'graphql';
import { type Extra as SocketExtra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { presence } from '../features/teams/presence.js';
import { inScope } from '../platform/database/scope.js';
import { findBadInput } from '../platform/graphql/check-texts.js';
import type { Context, Viewer } from '../platform/graphql/context.js';
import { formatError } from '../platform/graphql/format-error.js';
import { sharedAnswer } from '../platform/graphql/shared-events.js';
import { isOwnOrigin } from '../platform/own-origin.js';
import type { Platform } from '../platform/platform.js';
import { endWhenRevoked } from './end-when-revoked.js';
import { KnownDocuments } from './known-documents.js';
import { pathOf } from './path-of.js';
import { credentialsOf, viewerOf } from './request-context.js';

/** Who opened a socket, by the cookie of its upgrade or the API key of its first message. */
interface Opened {
  viewer?: Viewer;
  stopWatching?: () => void;
}
type Extra = SocketExtra & Partial<Opened>;

const messageAtMost = 256 * 1024;
const subscriptionsAtMost = 100;
const forbidden = 4403;

/** GraphQL over WebSocket (graphql-transport-ws): subscriptions, and whatever else the schema has. */
export function serveSockets(
  server: Server,
  schema: GraphQLSchema,
  platform: Platform,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageAtMost });
  const documents = new KnownDocuments(schema);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has let go of the line: without a listener, one that breaks here would end the process.
    socket.on('error', () => socket.destroy());
    try {
      if (pathOf(request.url) !== '/graphql' || !isOwnOrigin(request.headers)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (accepted) =>
        sockets.emit('connection', accepted, request),
      );
    } catch (error) {
      platform.logger.error({ err: error }, 'a line could not become a socket');
      socket.destroy();
    }
  };
  server.on('upgrade', upgrade);
  const serving = useServer<Record<string, unknown>, Opened & Record<PropertyKey, unknown>>(
    {
      schema,
      execute: (args) => inScope(scopeOf(args), () => execute(args)),
      subscribe: subscribeInScope,
      connectionInitWaitTimeout: 5_000,
      onConnect: async ({ connectionParams, extra }) => {
        const viewer = await openWith(platform, extra, connectionParams?.apiKey);
        if (viewer === null) return false;
        extra.viewer = viewer;
        return true;
      },
      onSubscribe: (ctx, _id, payload) => {
        const { viewer } = ctx.extra;
        if (!viewer) return [];
        if (Object.keys(ctx.subscriptions).length >= subscriptionsAtMost) {
          return [refused(`A socket carries at most ${subscriptionsAtMost} operations.`)];
        }
        return prepare(schema, documents, platform, viewer, payload);
      },
      onDisconnect: ({ extra }) => extra.stopWatching?.(),
      onClose: ({ extra }) => extra.stopWatching?.(),
      onNext: (_ctx, _id, _payload, args, result) => {
        if (!result.errors) return undefined;
        const { requestId } = args.contextValue as Context;
        const request = { id: requestId, logger: platform.logger };
        const errors = result.errors.map((error) => formatError(error.toJSON(), error, request));
        const { data, extensions } = result;
        return { errors, ...(data === undefined ? {} : { data }), ...(extensions ? { extensions } : {}) };
      },
    },
    sockets,
  );
  sockets.on('connection', (socket) => socket.on('error', () => socket.terminate()));
  return {
    async close() {
      server.off('upgrade', upgrade);
      await serving.dispose();
      sockets.close();
    },
  };
}

async function openWith(platform: Platform, extra: Extra, apiKey: unknown): Promise<Viewer | null> {
  const credentials = {
    ...credentialsOf(extra.request),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
  };
  const viewer = await viewerOf(platform, credentials);
  if (viewer === null) return null;
  const close = () => extra.socket.close(forbidden, 'Forbidden');
  const stops = [await endWhenRevoked(platform, viewer, credentials, close)];
  extra.stopWatching = () => {
    for (const stop of stops) stop();
  };
  const { teammate, workspaceId } = viewer;
  if (teammate) stops.push(await platform.only(presence).connected(workspaceId, teammate.id));
  // The socket may have gone while it was looked at who opened it.
  if (extra.socket.readyState > extra.socket.OPEN) extra.stopWatching();
  return viewer;
}

function prepare(
  schema: GraphQLSchema,
  documents: KnownDocuments,
  platform: Platform,
  viewer: Viewer,
  payload: {
    query: string;
    variables?: Record<string, unknown> | null | undefined;
    operationName?: string | null | undefined;
  },
): ExecutionArgs | readonly GraphQLError[] {
  const bad = findBadInput(payload.variables ?? null);
  if (bad) return [bad];
  const document = documents.read(payload.query);
  if (!('kind' in document)) return document;
  const contextValue: Context = {
    platform,
    viewer,
    cookies: { session: null, setSession: () => {} },
    address: '',
    userAgent: '',
    requestId: randomUUID(),
    idempotencyKey: null,
    loaders: new Map(),
  };
  return {
    schema,
    document,
    contextValue,
    operationName: payload.operationName ?? null,
    variableValues: payload.variables ?? null,
  };
}

function scopeOf({ contextValue }: ExecutionArgs): { workspaceId: string } {
  return { workspaceId: (contextValue as Context).viewer?.workspaceId ?? '' };
}

/** Each event is answered in the viewer's scope, and nothing is remembered from one event to the next. */
async function subscribeInScope(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const scope = scopeOf(args);
  const events = await inScope(scope, () => createSourceEventStream(args)).catch(refusalOf);
  if (!isIterator(events)) return events as ExecutionResult;
  const question = questionOf(args);
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: () =>
      inScope(scope, async () => {
        const { value, done } = await events.next();
        if (done) return { value: undefined, done };
        return { value: await sharedAnswer(value, question, () => answerEvent(args, value)), done: false };
      }),
    return: async () => {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}

/** The library takes an error that has a path for one of its own, and gives up the socket over any other. */
function refusalOf(error: Error): ExecutionResult {
  return { errors: [new GraphQLError(error.message, { originalError: error })] };
}

async function answerEvent(args: ExecutionArgs, rootValue: unknown): Promise<ExecutionResult> {
  const contextValue = { ...(args.contextValue as Context), loaders: new Map() };
  return execute({ ...args, contextValue, rootValue });
}

/** What is asked, and what whoever asks may see; of what is the viewer’s own, also who asks. */
function questionOf({ document, variableValues, operationName, contextValue }: ExecutionArgs): string {
  const { viewer } = contextValue as Context;
  const may = [viewer?.workspaceId, viewer?.teammate?.role, ...(viewer?.permissions ?? [])];
  const who = asksOfViewer(document) ? viewer?.actor : null;
  return JSON.stringify([print(document), variableValues, operationName, may, who]);
}

/** Fields whose answer is another for each who asks begin with “viewer”. */
function asksOfViewer(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD](node) {
      if (!node.name.value.startsWith('viewer')) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

function isIterator(answer: object): answer is AsyncIterableIterator<unknown> {
  return Symbol.asyncIterator in answer;
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED' } });
}
