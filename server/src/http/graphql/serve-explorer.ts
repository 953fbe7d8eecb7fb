import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { allowPage } from '../page-policy.js';

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/**
 * The editor makes elements and attributes of style as it runs, which the policy of the page forbids. Elements are given
 * the nonce of the page; what attributes say is set by script, which a policy lets: it forbids text that turns into style.
 */
const letStylesThrough = `{
  const { nonce } = document.currentScript;
  const create = document.createElement;
  document.createElement = function (name, ...more) {
    const element = create.call(this, name, ...more);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  const { setAttribute, insertAdjacentHTML } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    if (name === 'style') this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
  const setAside = (html) => String(html).replace(/(<[a-z][^<>]*?) style="/gi, '$1 data-style="');
  const bringBack = (place) => {
    for (const element of place?.querySelectorAll('[data-style]') ?? []) {
      element.style.cssText = element.dataset.style;
      delete element.dataset.style;
    }
  };
  const innerHTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...innerHTML,
    set(html) {
      innerHTML.set.call(this, setAside(html));
      bringBack(this);
    },
  });
  Element.prototype.insertAdjacentHTML = function (position, html) {
    insertAdjacentHTML.call(this, position, setAside(html));
    bringBack(this.parentElement ?? this);
  };
}`;

interface File {
  readonly name: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/**
 * The explorer, for those who are signed in: a small page, and its script and styles, which are nine megabytes and are
 * compressed once, when they are first asked for.
 */
export function serveExplorer(app: FastifyInstance): (reply: FastifyReply) => Promise<FastifyReply> {
  let made: Promise<Map<string, File>> | null = null;
  const files = () => {
    made ??= makeFiles();
    return made;
  };
  app.get('/graphql/explorer/:name', async (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const file = request.viewer ? (await files()).get(request.params.name) : undefined;
    if (!file) return reply.code(404).send({ error: 'Not found' });
    const encoding = new Negotiator(request).encoding(['br', 'gzip', 'identity']);
    if (encoding === 'br' || encoding === 'gzip') void reply.header('content-encoding', encoding);
    return reply
      .type(file.type)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(encoding === 'br' || encoding === 'gzip' ? file[encoding] : file.plain);
  });
  return async (reply) => {
    const nonce = allowPage(reply);
    const [script, style] = [...(await files()).keys()];
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Cadre GraphQL</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/graphql/explorer/${style}" />
  </head>
  <body id="body" class="no-focus-outline">
    <noscript>The explorer needs JavaScript.</noscript>
    <div id="root"></div>
    <script nonce="${nonce}" src="/graphql/explorer/${script}"></script>
  </body>
</html>`);
  };
}

/** The script, and then the styles, that the library writes into its page. */
async function makeFiles(): Promise<Map<string, File>> {
  const page = renderGraphiQL({ title: 'Cadre GraphQL' });
  const between = (start: string, end: string) =>
    page.slice(page.indexOf(start) + start.length, page.lastIndexOf(end));
  const files = await Promise.all([
    makeFile(
      'js',
      'text/javascript; charset=utf-8',
      `${letStylesThrough}\n${between('<script>', '</script>')}`,
    ),
    makeFile('css', 'text/css; charset=utf-8', between('<style>', '</style>')),
  ]);
  return new Map(files.map((file) => [file.name, file]));
}

async function makeFile(extension: string, type: string, text: string): Promise<File> {
  const plain = Buffer.from(text);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const [br, gz] = await Promise.all([asBrotli(plain, { params }), asGzip(plain)]);
  return { name: `explorer-${hash}.${extension}`, type, plain, br, gzip: gz };
}
