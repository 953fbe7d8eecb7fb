import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  Kind,
  visit,
} from 'graphql';
import Negotiator from 'negotiator';
import { asWork, inScope } from '../../platform/database/scope.js';
import { findBadInput, variablesAtMost } from '../../platform/graphql/check-texts.js';
import type { Context } from '../../platform/graphql/context.js';
import { formatError } from '../../platform/graphql/format-error.js';
import { withRequestId } from '../../platform/graphql/request-id.js';
import type { Platform } from '../../platform/platform.js';
import { requestContext } from '../request-context.js';
import type { KnownDocuments } from './known-documents.js';
import type { Asked } from './read-request.js';

const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';

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

/** Answers GraphQL requests over HTTP, by the specification “GraphQL over HTTP”. */
export class Answerer {
  constructor(
    private readonly documents: KnownDocuments,
    private readonly apollo: ApolloServer<Context>,
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
      return await withRequestId(request.id, () =>
        asWork(work, () =>
          inScope({ workspaceId: request.viewer?.workspaceId ?? '' }, () =>
            this.execute(request, reply, asked, type),
          ),
        ),
      );
    } catch (error) {
      const faults =
        error instanceof NotExecuted ? error.errors : error instanceof GraphQLError ? [error] : null;
      if (!faults) throw error;
      const errors = faults.map((fault) => this.format(request, fault));
      const isTolerant = type === json && error instanceof NotExecuted && error.isFaultyDocument;
      void reply.code(isTolerant ? 200 : (statusOf(faults) ?? 400));
      return JSON.stringify({ errors });
    }
  }

  private prepare(request: FastifyRequest, read: () => Asked): Asked & { isQuery: boolean } {
    const asked = read();
    const isKnown = request.viewer !== null;
    const bad = findBadInput(asked.variables, variablesAtMost[isKnown ? 'known' : 'anonymous']);
    if (bad) throw bad;
    const document = this.documents.read(asked.query, isKnown);
    if (!('kind' in document)) {
      throw new NotExecuted(document, !document.some(({ extensions }) => extensions.http));
    }
    if (!isKnown && introspects(document)) {
      throw refusal(401, 'UNAUTHENTICATED', 'Sign in, or send an API key, to read the schema.');
    }
    return { ...asked, isQuery: getOperationAST(document, asked.operationName)?.operation === 'query' };
  }

  private async execute(
    request: FastifyRequest,
    reply: FastifyReply,
    { query, variables, operationName }: Asked,
    type: string,
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
    return JSON.stringify({ errors, data, extensions });
  }

  private format(request: FastifyRequest, error: GraphQLError): GraphQLFormattedError {
    return formatError(error.toJSON(), error, { id: request.id, logger: this.platform.logger });
  }
}

/** Aborted when whoever asked goes before their answer. A write is done all the same: they may well have meant to go. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) gone.abort();
  });
  return gone.signal;
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
