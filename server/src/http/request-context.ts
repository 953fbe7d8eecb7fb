import type { IncomingMessage } from 'node:http';
import { parseCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewerOfApiKey, viewerOfSession } from '../features/auth/authenticate.js';
import type { Context, Cookies, Viewer } from '../platform/graphql/context.js';
import type { Platform } from '../platform/platform.js';

const sessionCookie = 'cadre_session';
const sessionSeconds = 30 * 24 * 3600;

/** What a request brings to say who asks. */
export interface Credentials {
  readonly session: string | null;
  readonly apiKey: string | null;
}

export function credentialsOf(request: IncomingMessage | FastifyRequest): Credentials {
  const { authorization, cookie } = request.headers;
  const [, apiKey = null] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  return { apiKey, session: parseCookie(cookie ?? '')[sessionCookie] ?? null };
}

/** Who asks; an API key goes before a cookie. null: nobody that we know. */
export async function viewerOf(platform: Platform, { apiKey, session }: Credentials): Promise<Viewer | null> {
  if (apiKey !== null) return viewerOfApiKey(platform.database, apiKey);
  return session === null ? null : viewerOfSession(platform.database, session);
}

export function requestContext(
  platform: Platform,
  viewer: Viewer | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  const key = request.headers['idempotency-key'];
  return {
    platform,
    viewer,
    cookies: cookiesOf(request, reply, platform.config.secureCookies),
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
    record: request.record,
    idempotencyKey: (Array.isArray(key) ? key[0] : key) ?? null,
    loaders: new Map(),
  };
}

function cookiesOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): Cookies {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    session: credentialsOf(request).session,
    setSession(token) {
      if (token === null) void reply.clearCookie(sessionCookie, options);
      else void reply.setCookie(sessionCookie, token, { ...options, maxAge: sessionSeconds });
    },
  };
}
