import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { transact } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/graphql/context.js';
import type { Platform } from '../../platform/platform.js';

/** Where the bytes of attachments are. */
export interface AttachmentStore {
  /** Keeps all pieces, one after the other; whole or, after an error, not to be had. */
  keep(viewer: Viewer, id: string, pieces: AsyncIterable<Buffer>): Promise<void>;
  /** null when it is not there as it was kept. */
  read(workspaceId: string, id: string, size: number): Promise<Readable | null>;
}

export function storeOf(platform: Platform, keptIn: 'DATABASE' | 'FOLDER'): AttachmentStore | null {
  if (keptIn === 'DATABASE') return databaseStore(platform);
  const { attachmentsFolder } = platform.config;
  return attachmentsFolder === null ? null : folderStore(attachmentsFolder);
}

/** Each piece in a transaction of its own: a slow sender must not hold one open, behind which live readers wait. */
function databaseStore(platform: Platform): AttachmentStore {
  return {
    async keep(viewer, id, pieces) {
      let offset = 0;
      for await (const piece of pieces) {
        const at = offset;
        await transact(platform, viewer, (unit) =>
          sql`
            insert into attachment_chunk (workspace_id, attachment_id, offset_bytes, data)
            values (${unit.workspaceId}, ${id}, ${at}, ${piece})
          `.execute(unit.db),
        );
        offset += piece.length;
      }
    },
    async read(workspaceId, id) {
      return Readable.from(chunksOf(platform, workspaceId, id), { objectMode: false });
    },
  };
}

async function* chunksOf(platform: Platform, workspaceId: string, id: string): AsyncGenerator<Buffer> {
  for (let after = -1; ; ) {
    const place = after;
    const { rows } = await inScope({ workspaceId }, () =>
      sql<{ at: number; data: Buffer }>`
        select offset_bytes as at, data from attachment_chunk
        where workspace_id = ${workspaceId} and attachment_id = ${id} and offset_bytes > ${place}
        order by offset_bytes limit 1
      `.execute(platform.database.sql),
    );
    const [chunk] = rows;
    if (!chunk) return;
    yield chunk.data;
    after = chunk.at;
  }
}

/** A file has its name only when all of it is on the disk, so that no crash leaves half of one. */
function folderStore(folder: string): AttachmentStore {
  return {
    async keep({ workspaceId }, id, pieces) {
      const { own, whole, part } = placesOf(folder, workspaceId, id);
      await mkdir(own, { recursive: true });
      const file = await open(part, 'wx');
      try {
        for await (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, whole);
      await syncFolder(own);
    },
    async read(workspaceId, id, size) {
      const { whole } = placesOf(folder, workspaceId, id);
      const found = await stat(whole).catch(() => null);
      return found?.size === size ? createReadStream(whole) : null;
    },
  };
}

/** The name is on the disk as well. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Ids are ours, so no name of a file comes from outside. */
function placesOf(folder: string, workspaceId: string, id: string) {
  const own = join(folder, workspaceId);
  return { own, whole: join(own, id), part: join(own, `${id}.part`) };
}

/** Takes the file away, whole or begun; one that is not there is gone already. */
export async function removeFile(folder: string, workspaceId: string, id: string): Promise<void> {
  const { whole, part } = placesOf(folder, workspaceId, id);
  for (const path of [whole, part]) await rm(path, { force: true });
}
