import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  print,
} from 'graphql';
import { type Extra as SocketExtra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { presence } from '../features/teams/presence.js';
import { asWork, inScope } from '../platform/database/scope.js';
import { RateLimited } from '../platform/errors/errors.js';
import { transientKind } from '../platform/errors/transient.js';
import { findBadInput } from '../platform/graphql/check-texts.js';
import type { Context, Viewer } from '../platform/graphql/context.js';
import { codeOf, formatError } from '../platform/graphql/format-error.js';
import { sharedAnswer } from '../platform/graphql/shared-events.js';
import { dependsOnViewer } from '../platform/graphql/viewer-independent.js';
import type { RequestObserver } from '../platform/observability/request-observer.js';
import { inRequest, RequestRecord } from '../platform/observability/request-record.js';
import { isOwnOrigin } from '../platform/own-origin.js';
import type { Platform } from '../platform/platform.js';
import { endWhenRevoked } from './end-when-revoked.js';
import { chargeFor } from './graphql/charge.js';
import type { KnownDocuments } from './graphql/known-documents.js';
import { pathOf } from './path-of.js';
import { credentialsOf, viewerOf } from './request-context.js';

/** Who opened a socket, by the cookie of its upgrade or the API key of its first message. */
interface Opened {
  viewer?: Viewer;
  stopWatching?: () => void;
  /** The latest operation of each id. */
  latest?: Map<string, RequestRecord>;
  /** Aborted when the socket closes. */
  gone?: AbortController;
}
type Extra = SocketExtra & Partial<Opened>;

const messageAtMost = 256 * 1024;
const subscriptionsAtMost = 100;
const socketLimit = { limit: subscriptionsAtMost, limitOf: 'SOCKET' } as const;
/** How long a client may take to take leave, in milliseconds. */
const closeTimeout = 2_000;
const forbidden = 4403;
const tryAgainLater = 1013;

/** GraphQL over WebSocket (graphql-transport-ws): subscriptions, and whatever else the schema has. */
export function serveSockets(
  server: Server,
  schema: GraphQLSchema,
  documents: KnownDocuments,
  observer: RequestObserver,
  platform: Platform,
): { close(): Promise<void> } {
  // The types do not know the last one yet.
  const options = { noServer: true, maxPayload: messageAtMost, closeTimeout };
  const sockets = new WebSocketServer(options);
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
      execute: (args) => inRequest(recordOf(args), () => inWorkOf(args, () => execute(args))),
      subscribe: async (args) => {
        const record = recordOf(args);
        const answer = await inRequest(record, () => subscribeInScope(args));
        if (!isIterator(answer)) return answer;
        observer.endOperation(record);
        return countOpen(platform, answer);
      },
      connectionInitWaitTimeout: Math.min(5_000, platform.config.timeouts.headers),
      onConnect: async ({ connectionParams, extra }) => {
        const viewer = await openWith(platform, extra, connectionParams?.apiKey).catch((error) => {
          if (!transientKind(error)) throw error;
          // Clients come back by themselves after this code, and not after the library’s own.
          extra.socket.close(tryAgainLater, 'Try again later');
          return null;
        });
        if (viewer === null) return false;
        extra.viewer = viewer;
        return true;
      },
      onSubscribe: (ctx, id, payload) => {
        const { viewer } = ctx.extra;
        if (!viewer) return [];
        if (Object.keys(ctx.subscriptions).length >= subscriptionsAtMost) {
          return [
            wrapped(
              new RateLimited(`A socket carries at most ${subscriptionsAtMost} operations.`, socketLimit),
            ),
          ];
        }
        try {
          ctx.extra.gone ??= new AbortController();
          const prepared = prepare(
            schema,
            documents,
            platform,
            { viewer, gone: ctx.extra.gone.signal },
            payload,
          );
          if (!('contextValue' in prepared)) return prepared;
          ctx.extra.latest ??= new Map();
          const record = recordOf(prepared);
          ctx.extra.latest.set(id, record);
          observer.identify(record, prepared.document, payload.operationName ?? null);
          const charged = chargeFor(platform, schema, viewer, askedBy(prepared));
          if (!(charged instanceof Promise)) return prepared;
          return charged.then(
            () => prepared,
            (error: Error) => [wrapped(error)],
          );
        } catch (error) {
          // Of this operation alone: whatever else the socket carries goes on.
          return [wrapped(error as Error)];
        }
      },
      // The library takes a late answer for that of whichever operation has the id now, and would then lose one of them.
      onOperation: (ctx, id, _payload, args, result) => {
        if (ctx.extra.latest?.get(id) === recordOf(args)) return undefined;
        if (isIterator(result)) void result.return?.(undefined);
        return new Promise<never>(() => {});
      },
      onComplete: ({ extra }, id) => {
        cutOff(observer, extra.latest?.get(id));
        extra.latest?.delete(id);
      },
      onError: ({ extra }, id, _payload, errors) => {
        const record = extra.latest?.get(id) ?? new RequestRecord(randomUUID());
        record.viewer = extra.viewer ?? null;
        extra.latest?.delete(id);
        const request = { id: record.id, logger: platform.logger };
        const told = errors.map((error) => formatError(error.toJSON(), error, request));
        record.code = codeOf(told);
        observer.endOperation(record);
        return told;
      },
      onDisconnect: ({ extra }) => extra.stopWatching?.(),
      onClose: ({ extra }) => {
        extra.gone?.abort();
        extra.stopWatching?.();
        for (const record of extra.latest?.values() ?? []) cutOff(observer, record);
      },
      onNext: (_ctx, _id, _payload, args, result) => {
        const record = recordOf(args);
        if (!result.errors) {
          observer.endOperation(record);
          return undefined;
        }
        const request = { id: record.id, logger: platform.logger };
        const errors = result.errors.map((error) => formatError(error.toJSON(), error, request));
        record.code ??= codeOf(errors);
        observer.endOperation(record);
        const { data, extensions } = result;
        return { errors, ...(data === undefined ? {} : { data }), ...(extensions ? { extensions } : {}) };
      },
    },
    sockets,
  );
  sockets.on('connection', (socket) => {
    platform.metrics.socketsOpen.inc();
    socket.on('close', () => platform.metrics.socketsOpen.dec());
    socket.on('error', () => socket.terminate());
  });
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
  const stops: (() => void)[] = [];
  extra.stopWatching = () => {
    for (const stop of stops.splice(0)) stop();
  };
  const { teammate, workspaceId } = viewer;
  try {
    stops.push(await endWhenRevoked(platform, viewer, credentials, close));
    if (teammate) stops.push(await platform.only(presence).connected(workspaceId, teammate.id));
  } finally {
    // The socket may have gone while it was looked at who opened it.
    if (extra.socket.readyState > extra.socket.OPEN) extra.stopWatching();
  }
  return viewer;
}

function prepare(
  schema: GraphQLSchema,
  documents: KnownDocuments,
  platform: Platform,
  { viewer, gone }: { viewer: Viewer; gone: AbortSignal },
  payload: {
    query: string;
    variables?: Record<string, unknown> | null | undefined;
    operationName?: string | null | undefined;
  },
): ExecutionArgs | readonly GraphQLError[] {
  const bad = findBadInput(payload.variables ?? null);
  if (bad) return [bad];
  const document = documents.read(payload.query, true);
  if (!('kind' in document)) return document;
  const record = new RequestRecord(randomUUID());
  record.viewer = viewer;
  const contextValue: Context = {
    platform,
    viewer,
    cookies: { session: null, setSession: () => {} },
    address: '',
    userAgent: '',
    record,
    idempotencyKey: null,
    // A write is done all the same: whoever asked may well have meant to go.
    gone: getOperationAST(document, payload.operationName)?.operation === 'query' ? gone : null,
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

function askedBy({ document, operationName, variableValues }: ExecutionArgs) {
  return { document, operationName: operationName ?? null, variables: variableValues ?? null };
}

function recordOf({ contextValue }: ExecutionArgs): RequestRecord {
  return (contextValue as Context).record;
}

/** An operation that its caller ended before it was answered. */
function cutOff(observer: RequestObserver, record: RequestRecord | undefined): void {
  if (!record || record.isEnded) return;
  record.code ??= 'CUT_OFF';
  observer.endOperation(record);
}

/** Counts a subscription for as long as it is open. */
function countOpen<T>({ metrics }: Platform, events: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  let isOpen = true;
  const close = () => {
    if (isOpen) metrics.subscriptionsOpen.dec();
    isOpen = false;
  };
  metrics.subscriptionsOpen.inc();
  const counted: AsyncIterableIterator<T> = {
    async next() {
      const event = await events.next().catch((error) => {
        close();
        throw error;
      });
      if (event.done) close();
      return event;
    },
    return: async () => {
      close();
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => counted,
  };
  return counted;
}

/** Runs what is done for an operation in the viewer’s scope, with their share of the connections. */
function inWorkOf<T>({ contextValue }: ExecutionArgs, run: () => T): T {
  const { viewer, gone } = contextValue as Context;
  const work = { holder: viewer?.actor ?? '', signal: gone ?? null };
  return asWork(work, () => inScope({ workspaceId: viewer?.workspaceId ?? '' }, run));
}

/** Each event is answered in the viewer's scope, and nothing is remembered from one event to the next. */
async function subscribeInScope(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const question = questionOf(args);
  const events = await inWorkOf(args, () => createSourceEventStream(args)).catch(refusalOf);
  if (!isIterator(events)) return events as ExecutionResult;
  const answers: AsyncIterableIterator<ExecutionResult> = {
    next: () =>
      inWorkOf(args, async () => {
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
  return { errors: [wrapped(error)] };
}

function wrapped(error: Error): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}

async function answerEvent(args: ExecutionArgs, rootValue: unknown): Promise<ExecutionResult> {
  const contextValue = { ...(args.contextValue as Context), loaders: new Map() };
  return execute({ ...args, contextValue, rootValue });
}

/** What is asked, and what whoever asks may see; also who asks, unless the schema says that all are answered alike. */
function questionOf({
  schema,
  document,
  variableValues,
  operationName,
  contextValue,
}: ExecutionArgs): string {
  const { viewer } = contextValue as Context;
  const may = [viewer?.workspaceId, viewer?.teammate?.role, ...(viewer?.permissions ?? [])];
  const who = dependsOnViewer(schema, document) ? viewer?.actor : null;
  return JSON.stringify([print(document), variableValues, operationName, may, who]);
}

function isIterator(answer: object): answer is AsyncIterableIterator<unknown> {
  return Symbol.asyncIterator in answer;
}
