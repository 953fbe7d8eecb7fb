import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { transact } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { removeFile } from './attachment-store.js';
import { removeUnsent, stillDue } from './attachments.service.js';

const batchAtMost = 200;

/** Takes away what was uploaded a day ago, sent with no message and held by no draft, and the files of all that is gone. */
export async function tidyAttachments(platform: Platform): Promise<void> {
  await removeOverdue(platform);
  const { attachmentsFolder } = platform.config;
  if (attachmentsFolder !== null) await removeDroppedFiles(platform, attachmentsFolder);
}

async function removeOverdue(platform: Platform): Promise<void> {
  const { rows } = await sql<{ workspaceId: string; ids: string[] }>`
    select in_workspace_id as "workspaceId", array_agg(attachment_id) as ids from (
      select * from pending_attachment where due_at <= now() order by due_at limit ${batchAtMost}
    ) due group by 1
  `.execute(platform.database.sql);
  for (const { workspaceId, ids } of rows) {
    await transact(platform, { workspaceId, actor: systemActor }, async (unit) => {
      const due = await stillDue(unit, ids);
      await removeUnsent(unit, due);
      // Also of what was sent at the last moment.
      await sql`delete from pending_attachment where attachment_id = any(${due})`.execute(unit.db);
    });
  }
}

/** The file first: a row without one is looked at again, a file without a row never. */
async function removeDroppedFiles(platform: Platform, folder: string): Promise<void> {
  const { rows } = await sql<{ id: string; workspaceId: string }>`
    select attachment_id as id, in_workspace_id as "workspaceId" from dropped_attachment limit ${batchAtMost}
  `.execute(platform.database.sql);
  for (const { id, workspaceId } of rows) {
    await removeFile(folder, workspaceId, id);
    await sql`delete from dropped_attachment where attachment_id = ${id}`.execute(platform.database.sql);
  }
}
