import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inScope } from '../../platform/database/scope.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { Invalid, LimitExceeded, NotFound } from '../../platform/errors/errors.js';
import type { Viewer } from '../../platform/graphql/context.js';
import { answerPlainly, said, type ViewerOf, viewerWho } from '../../platform/plain-http.js';
import type { Platform } from '../../platform/platform.js';
import { inPieces } from '../../platform/upload-body.js';
import { storeOf } from './attachment-store.js';
import { sentAttachment } from './attachments.read-model.js';
import { beginAttachment, fileAtMost, finishAttachment, removeUnsent } from './attachments.service.js';
import { contentTypeOf, headBytes, isPicture } from './content-type.js';
import { contentDisposition, fileName } from './file-name.js';

type Upload = FastifyRequest<{ Querystring: { name?: string | string[] } }>;
type One = FastifyRequest<{ Params: { id: string } }>;

/** Where files are sent to before the message that takes them, and where they are had from. */
export function serveAttachments(app: FastifyInstance, platform: Platform, viewerOf: ViewerOf): void {
  app.register(async (files) => {
    files.removeAllContentTypeParsers();
    // The body is counted as it streams in, and refused in the words of this door.
    files.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, payload, done) =>
      done(null, payload),
    );
    files.post('/attachments', async (request: Upload, reply) =>
      answerPlainly(request, reply, async () => {
        const viewer = await viewerWho('conversations:write', viewerOf, request);
        return reply.code(201).send(await takeFile(platform, viewer, request));
      }),
    );
    files.delete('/attachments/:id', async (request: One, reply) =>
      answerPlainly(request, reply, async () => {
        const viewer = await viewerWho('conversations:write', viewerOf, request);
        await giveUp(platform, viewer, idOf(request));
        return reply.code(204).send();
      }),
    );
    files.get('/attachments/:id', async (request: One, reply) =>
      answerPlainly(request, reply, async () => {
        const { workspaceId } = await viewerWho('conversations:read', viewerOf, request);
        return sendFile(platform, workspaceId, request, reply);
      }),
    );
  });
}

/** @throws NotFound for what cannot be an id */
function idOf({ params: { id } }: One): string {
  if (!/^att_[0-9a-z]{26}$/.test(id)) throw new NotFound('file');
  return id;
}

/** What is known of a file while it comes in. */
class Measure {
  size = 0;
  head = Buffer.alloc(0);

  /** @throws LimitExceeded */
  add(piece: Buffer): void {
    this.size += piece.length;
    if (this.size > fileAtMost) throw tooBig();
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, piece.subarray(0, headBytes)]);
  }
}

function tooBig(): LimitExceeded {
  return new LimitExceeded(`A file has at most ${fileAtMost / 1024 / 1024} MB.`, null, ['file']);
}

async function takeFile(platform: Platform, viewer: Viewer, request: Upload): Promise<object> {
  const body = (request.body ?? request.raw) as Readable;
  const keptIn = platform.config.attachmentsFolder === null ? 'DATABASE' : 'FOLDER';
  const name = fileName(said(request.query.name) ?? '');
  const length = request.headers['content-length'];
  const size = length === undefined ? null : Number(length);
  if ((size ?? 0) > fileAtMost) throw tooBig();
  const { attachmentBytesPerWorkspace } = platform.config;
  const id = await transact(platform, viewer, (unit) =>
    beginAttachment(unit, { name, keptIn, size }, attachmentBytesPerWorkspace),
  );
  const measure = new Measure();
  try {
    await storeOf(platform, keptIn)?.keep(
      viewer,
      id,
      inPieces(body, (part) => measure.add(part)),
    );
    const { size } = measure;
    if (size === 0) throw Invalid.at(['file'], 'This file is empty.');
    const contentType = contentTypeOf(request.headers['content-type'], measure.head);
    await transact(platform, viewer, (unit) => finishAttachment(unit, id, { contentType, size }));
    return { id, name, contentType, size };
  } catch (error) {
    await transact(platform, viewer, (unit) => removeUnsent(unit, [id])).catch(() => {});
    if (body.errored) throw Invalid.at(['file'], 'The file did not come whole.');
    throw error;
  }
}

/** Only one’s own, and only what was not sent. @throws NotFound */
async function giveUp(platform: Platform, viewer: Viewer, id: string): Promise<void> {
  const removed = await transact(platform, viewer, (unit) => removeUnsent(unit, [id], viewer.actor));
  if (removed === 0) throw new NotFound('file');
}

async function sendFile(
  platform: Platform,
  workspaceId: string,
  request: One,
  reply: FastifyReply,
): Promise<unknown> {
  const reader = { db: platform.database.sql, workspaceId };
  const found = await inScope({ workspaceId }, () => sentAttachment(reader, idOf(request)));
  if (!found) throw new NotFound('file');
  const { id, name, contentType, size, keptIn } = found;
  const tag = `"${id}"`;
  void reply.headers({
    // Asked each time whether it may still be seen.
    'cache-control': 'private, no-cache',
    etag: tag,
    'x-content-type-options': 'nosniff',
    // Whatever it is, it runs nothing, loads nothing and is framed by nobody.
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const store = storeOf(platform, keptIn);
  const file = await store?.read(workspaceId, id, size);
  if (!file) return reply.code(410).send({ error: goneWords(name, store !== null) });
  return reply
    .type(contentType)
    .header('content-length', size)
    .header('content-disposition', contentDisposition(isPicture(contentType) ? 'inline' : 'attachment', name))
    .send(file);
}

function goneWords(name: string, hasFolder: boolean): string {
  return hasFolder
    ? `The file “${name}” is no longer in the folder in which it was kept.`
    : `The file “${name}” is kept in a folder, and this server was not told which: set CADRE_ATTACHMENTS.`;
}
