import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  visit,
} from 'graphql';
import Negotiator from 'negotiator';
import { asWork, inScope } from '../../platform/database/scope.js';
import { findBadInput, variablesAtMost } from '../../platform/graphql/check-texts.js';
import type { Context } from '../../platform/graphql/context.js';
import { codeOf, formatError } from '../../platform/graphql/format-error.js';
import type { RequestObserver } from '../../platform/observability/request-observer.js';
import type { Platform } from '../../platform/platform.js';
import type { Balance } from '../../platform/points/point-leases.js';
import { requestContext } from '../request-context.js';
import { type Charge, chargeFor } from './charge.js';
import type { KnownDocuments } from './known-documents.js';
import type { Asked } from './read-request.js';

const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';
/** Whoever sends it is told in `extensions.cost` what the operation cost: 80 bytes that few read. */
const costHeader = 'cadre-cost';

/** Before anything was executed: the request was no request, or what it asks for is refused. */
class NotExecuted extends Error {
  constructor(
    readonly errors: readonly GraphQLError[],
    /** Clients that only know `application/json` are told of a faulty document with the status 200. */
    readonly isFaultyDocument: boolean,
  ) {
    super(errors[0]?.message ?? '');
  }
}

/** What is asked, read and found good. */
interface Prepared extends Asked {
  readonly document: DocumentNode;
  readonly isQuery: boolean;
}

/** Answers GraphQL requests over HTTP, by the specification “GraphQL over HTTP”. */
export class Answerer {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: KnownDocuments,
    private readonly apollo: ApolloServer<Context>,
    private readonly observer: RequestObserver,
    private readonly platform: Platform,
  ) {}

  async answer(request: FastifyRequest, reply: FastifyReply, read: () => Asked): Promise<string> {
    const type = new Negotiator(request).mediaType([json, graphqlJson]);
    void reply.header('vary', 'accept').type(`${type ?? json}; charset=utf-8`);
    try {
      if (type === undefined) throw refusal(406, 'BAD_REQUEST', `Ask for ${graphqlJson} or ${json}.`);
      const asked = this.prepare(request, read);
      const work = {
        holder: request.viewer?.actor ?? `address ${request.ip}`,
        signal: asked.isQuery ? goneSignal(reply) : null,
      };
      return await asWork(work, () =>
        inScope({ workspaceId: request.viewer?.workspaceId ?? '' }, async () => {
          const charged = chargeFor(this.platform, this.schema, request.viewer, asked);
          const charge = charged instanceof Promise ? await charged : charged;
          tellBalance(reply, charge);
          return this.execute(request, reply, asked, type, charge);
        }),
      );
    } catch (error) {
      const faults =
        error instanceof NotExecuted ? error.errors : error instanceof GraphQLError ? [error] : null;
      if (!faults) throw error;
      const errors = faults.map((fault) => this.format(request, fault));
      tellWait(reply, faults);
      request.record.code = codeOf(errors);
      const isTolerant = type === json && error instanceof NotExecuted && error.isFaultyDocument;
      void reply.code(isTolerant ? 200 : (statusOf(faults) ?? 400));
      return JSON.stringify({ errors });
    }
  }

  private prepare(request: FastifyRequest, read: () => Asked): Prepared {
    const asked = read();
    const isKnown = request.viewer !== null;
    const bad = findBadInput(asked.variables, variablesAtMost[isKnown ? 'known' : 'anonymous']);
    if (bad) throw bad;
    const document = this.documents.read(asked.query, isKnown);
    if (!('kind' in document)) {
      throw new NotExecuted(document, !document.some(({ extensions }) => extensions.http));
    }
    this.observer.identify(request.record, document, asked.operationName);
    if (!isKnown && introspects(document)) {
      throw refusal(401, 'UNAUTHENTICATED', 'Sign in, or send an API key, to read the schema.');
    }
    const isQuery = getOperationAST(document, asked.operationName)?.operation === 'query';
    return { ...asked, document, isQuery };
  }

  private async execute(
    request: FastifyRequest,
    reply: FastifyReply,
    { query, variables, operationName }: Asked,
    type: string,
    charge: Charge | null,
  ): Promise<string> {
    const { body, http } = await this.apollo.executeOperation(
      {
        query,
        ...(variables ? { variables } : {}),
        ...(operationName ? { operationName } : {}),
        http: { method: request.method, headers: new HeaderMap(), search: '', body: null },
      },
      { contextValue: requestContext(this.platform, request.viewer, request, reply) },
    );
    if (body.kind !== 'single') throw new Error('An answer in parts was not asked for.');
    const { errors, data, extensions } = body.singleResult;
    for (const [name, value] of http.headers) void reply.header(name, value);
    const isUnknown = errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED');
    // Of an operation that did not begin, clients that only know JSON are told with the status 200.
    const isTolerant = type === json && data === undefined && http.status === 400;
    void reply.code(isUnknown ? 401 : isTolerant ? 200 : (http.status ?? 200));
    if (errors) request.record.code = codeOf(errors);
    const wantsCost = charge !== null && request.headers[costHeader] !== undefined;
    return JSON.stringify({
      errors,
      data,
      extensions: wantsCost ? { ...extensions, cost: charge } : extensions,
    });
  }

  private format(request: FastifyRequest, error: GraphQLError): GraphQLFormattedError {
    return formatError(error.toJSON(), error, { id: request.id, logger: this.platform.logger });
  }
}

/** Aborted when the client goes before its answer. A write is done all the same: a browser that closes does not wait. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) gone.abort();
  });
  return gone.signal;
}

/** What is left, for clients that pace themselves. */
function tellBalance(reply: FastifyReply, balance: Partial<Balance> | null): void {
  if (balance?.limit === undefined) return;
  void reply
    .header('ratelimit-limit', balance.limit)
    .header('ratelimit-remaining', balance.remaining)
    .header('ratelimit-reset', balance.resetSeconds);
}

/** Of a refusal that ends with time: when. */
function tellWait(reply: FastifyReply, faults: readonly GraphQLError[]): void {
  for (const { extensions } of faults) {
    if (extensions.code !== 'RATE_LIMITED') continue;
    const cost = extensions.cost as Charge | undefined;
    if (cost?.resetSeconds === undefined) continue;
    tellBalance(reply, cost);
    void reply.header('retry-after', cost.resetSeconds);
  }
}

function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/** The status that an error brings. */
function statusOf(errors: readonly GraphQLError[]): number | undefined {
  for (const { extensions } of errors) {
    const { http } = extensions;
    if (typeof http === 'object' && http !== null && 'status' in http) return Number(http.status);
  }
  return undefined;
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD](node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
