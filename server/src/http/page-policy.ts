import { randomBytes } from 'node:crypto';
import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What any answer allows a browser to do with it; pages allow their own scripts, and styles that bear their nonce. */
const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** The headers by which browsers protect people: no framing, no guessing of types, https only where cookies are. */
export async function setPolicies(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: isSecure ? { maxAge: 365 * 24 * 3_600, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => forbidAll(reply));
}

/** For an answer that is no page; also for one that no hook sees. */
export function forbidAll(reply: FastifyReply): void {
  void reply.headers({ 'content-security-policy': nothing, 'x-content-type-options': 'nosniff' });
}

/** Lets an answer be a page of ours. @returns the nonce that its elements bear. */
export function allowPage(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  const words = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  void reply.header('content-security-policy', words.join('; ')).header('cache-control', 'no-store');
  return nonce;
}
