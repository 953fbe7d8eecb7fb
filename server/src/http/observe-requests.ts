import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OperationNames } from '../platform/observability/operation-names.js';
import { RequestObserver } from '../platform/observability/request-observer.js';
import { inRequest, RequestRecord } from '../platform/observability/request-record.js';
import type { Platform } from '../platform/platform.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What logs and metrics will say of it. */
    record: RequestRecord;
  }
}

const plainId = /^[\w.-]{1,64}$/;

/** The id that the caller, or a proxy before us, gave the request when it is a short plain token; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && plainId.test(given) ? given : randomUUID();
}

/** The observer, which knows the operations that the build of the console lists. */
export async function createObserver(platform: Platform): Promise<RequestObserver> {
  const file = join(platform.config.consoleFolder, 'operations.json');
  const names = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as string[];
  return new RequestObserver(platform, new OperationNames(new Set(names)));
}

/** Gives every request its record, and logs and counts it when it is answered. Before every other hook. */
export function observeRequests(app: FastifyInstance, observer: RequestObserver): void {
  app.addHook('onRequest', (request, reply, done) => {
    request.record = beginRecord(request, reply, observer);
    inRequest(request.record, done);
  });
  // What reads the body loses the request that it is read for.
  app.addHook('preValidation', (request, _reply, done) => inRequest(request.record, done));
}

/** The record of a request whose address cannot be decoded, which no hook sees. */
export function observeAlone(request: FastifyRequest, reply: FastifyReply, observer: RequestObserver): void {
  beginRecord(request, reply, observer);
}

function beginRecord(request: FastifyRequest, reply: FastifyReply, observer: RequestObserver): RequestRecord {
  const record = new RequestRecord(request.id);
  record.operation = routeOf(request);
  record.operationLabel = record.operation;
  void reply.header('x-request-id', request.id);
  // Of the answer and of the line, whichever ends: no hook hears of a caller who leaves before the answer.
  reply.raw.once('close', () => observer.endHttp(record, reply.statusCode, !reply.raw.writableFinished));
  return record;
}

/** The route with its placeholders, never the address. Files and pages of the console have none of their own. */
function routeOf({ method, routeOptions: { url } }: FastifyRequest): string {
  return url === undefined || url === '/*' ? 'console' : `${method} ${url}`;
}
