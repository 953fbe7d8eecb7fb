import { type DocumentNode, getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import type { Platform } from '../platform.js';
import { isOurs, secondsSince, statusClassOf } from './metrics.js';
import { type OperationNames, plainOperationName } from './operation-names.js';
import type { RequestRecord } from './request-record.js';

/** Routes that machines ask every few seconds: they are logged at the level debug. */
const isRoutine = (operation: string | null) =>
  operation !== null && /^(GET|HEAD) \/(healthz|readyz|metrics)$/.test(operation);

/** What nginx calls a request whose caller left before its answer. */
const cutOffStatus = 499;

/** Writes the log line of each request and counts it. */
export class RequestObserver {
  readonly #logger: Logger;

  constructor(
    private readonly platform: Platform,
    private readonly names: OperationNames,
  ) {
    // Every field of the line is made here, and to look for secrets in it costs ten times what it costs to write.
    this.#logger = platform.logger.child({}, { redact: [] });
  }

  /** Says which operation of a document a request asks for. The name is that of the document, which was validated. */
  identify(record: RequestRecord, document: DocumentNode, operationName: string | null): void {
    const operation = getOperationAST(document, operationName);
    if (!operation) return;
    record.kind = operation.operation;
    record.operation = plainOperationName(operation.name?.value);
    record.operationLabel = this.names.labelOf(record.operation, record.viewer !== null);
  }

  /** A request over HTTP was answered with a status, or its caller left before. */
  endHttp(record: RequestRecord, status: number, isCut: boolean): void {
    if (isCut) record.code = 'CUT_OFF';
    this.end(record, 'http', isCut ? cutOffStatus : status);
  }

  /** An operation of a socket was answered, or a subscription is open; a second call changes nothing. */
  endOperation(record: RequestRecord): void {
    if (record.isEnded) return;
    this.end(record, 'socket', statusOf(record.code));
  }

  private end(record: RequestRecord, transport: 'http' | 'socket', status: number): void {
    record.isEnded = true;
    const { metrics, config } = this.platform;
    const { id, kind, operation, operationLabel, code, viewer, statements } = record;
    const seconds = secondsSince(record.startedAt);
    const labels = { operation: operationLabel, kind, status: statusClassOf(status, code) };
    (transport === 'http' ? metrics.httpRequests : metrics.socketOperations).observe(labels, seconds);
    metrics.requestStatements.observe({ kind }, statements);
    if (!config.requestLog) return;
    const line = {
      requestId: id,
      transport,
      operation,
      kind,
      status,
      ...(code === null ? {} : { code }),
      durationMs: Math.round(seconds * 1e6) / 1e3,
      actor: viewer?.actor ?? null,
      workspaceId: viewer?.workspaceId ?? null,
      statements,
    };
    if (isRoutine(operation)) this.#logger.debug(line, 'request');
    else this.#logger.info(line, 'request');
  }
}

/** The status that an answer over a socket would have over HTTP. */
function statusOf(code: string | null): number {
  if (code === null) return 200;
  if (code === 'UNAVAILABLE') return 503;
  if (code === 'CUT_OFF') return cutOffStatus;
  return isOurs(code) ? 500 : 400;
}
