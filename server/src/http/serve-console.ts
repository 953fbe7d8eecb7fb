import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform/platform.js';
import { pageLinks } from './page-links.js';
import { allowPage } from './page-policy.js';
import { pathOf } from './path-of.js';

/** Where the build of the console leaves room for the nonce of an answer: see web/vite.config.ts. */
const placeOfNonce = /CADRE_NONCE/g;

/** The built console; its pages are routes of the browser, so any path that is no file is the first page. */
export async function serveConsole(app: FastifyInstance, platform: Platform): Promise<void> {
  const { consoleFolder } = platform.config;
  // In our words: the framework’s own repeat the address, and that may hold the token of a link.
  const refuse = (reply: FastifyReply) => reply.code(404).send({ error: 'Not found' });
  if (!existsSync(join(consoleFolder, 'index.html'))) {
    app.setNotFoundHandler((_request, reply) => refuse(reply));
    return;
  }
  const page = await readFile(join(consoleFolder, 'index.html'), 'utf8');
  const linksOf = await pageLinks(consoleFolder);
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = allowPage(reply);
    const links = linksOf(pathOf(request.url));
    if (links) void reply.header('link', links);
    return reply.type('text/html; charset=utf-8').send(page.replace(placeOfNonce, nonce));
  };
  await app.register(fastifyStatic, {
    root: consoleFolder,
    index: false,
    // The build lays .br and .gz files beside the others.
    preCompressed: true,
    allowedPath: (path) => path !== '/index.html',
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
      return sendPage(request, reply);
    }
    return refuse(reply);
  });
}
