import type { Permission } from '@cadre/shared/permissions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitExceeded, NotFound, Refusal } from './errors/errors.js';
import type { Viewer } from './graphql/context.js';

export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | null>;

/** What a refusal is over plain HTTP. */
export async function answerPlainly(reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error instanceof NotFound ? 404 : error instanceof LimitExceeded ? 413 : 400;
    // The rest of a body that is refused is not read.
    return reply.code(status).header('connection', 'close').send({ error: error.message });
  }
}

/** Who asks, if they may; to anybody else there is nothing here. @throws NotFound */
export async function viewerWho(
  permission: Permission,
  viewerOf: ViewerOf,
  request: FastifyRequest,
): Promise<Viewer> {
  const viewer = await viewerOf(request);
  if (!viewer?.permissions.has(permission)) throw new NotFound('file', []);
  return viewer;
}
