import { Readable } from 'node:stream';
import type { Permission } from '@cadre/shared/permissions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asWork, currentScope } from './database/scope.js';
import { LimitExceeded, NotFound, Refusal } from './errors/errors.js';
import type { Viewer } from './graphql/context.js';
import { userErrorsOf } from './graphql/user-errors.js';
import { isOwnOrigin } from './own-origin.js';
import { readAway } from './upload-body.js';

export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | null>;

/** More than any file may have, so that whoever sends too large a one is told. */
const readAwayAtMost = 512 * 1024 * 1024;

/** What a refusal is over plain HTTP. */
export async function answerPlainly(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    // Until it is known who asks, it is their address that has a share of the connections.
    return await asWork({ holder: `address ${request.ip}` }, work);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (request.body instanceof Readable && !request.body.errored)
      await readAway(request.body, readAwayAtMost);
    const status = error instanceof NotFound ? 404 : error instanceof LimitExceeded ? 413 : 400;
    request.record.code = userErrorsOf(error)[0]?.code ?? null;
    return reply
      .code(status)
      .header('connection', 'close')
      .send({ error: error.message, requestId: request.id });
  }
}

/** Who asks, if they may, from a page of ours; to anybody else there is nothing here. @throws NotFound */
export async function viewerWho(
  permission: Permission,
  viewerOf: ViewerOf,
  request: FastifyRequest,
): Promise<Viewer> {
  const viewer = isOwnOrigin(request.headers) ? await viewerOf(request) : null;
  if (!viewer?.permissions.has(permission)) throw new NotFound('file', []);
  currentScope().work.holder = viewer.actor;
  return viewer;
}

/** What an address says under a name; of what is said twice, the last. */
export function said(value: string | readonly string[] | undefined): string | undefined {
  return [value ?? []].flat().at(-1);
}
