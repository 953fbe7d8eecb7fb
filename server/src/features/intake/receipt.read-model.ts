import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { KeptReceipt } from './receipt.js';

/** A receipt as it was kept with its conversation. */
export interface ReceiptRow {
  readonly decidedAt: Date;
  readonly rulebookVersion: number;
  readonly receipt: KeptReceipt;
}

/** The batch question for receipts by conversation. */
export async function receiptsOfConversations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ReceiptRow>> {
  const { rows } = await sql<ReceiptRow & { conversation_id: string }>`
    select conversation_id, decided_at as "decidedAt", rulebook_version as "rulebookVersion", receipt
    from decision_receipt where workspace_id = ${reader.workspaceId} and conversation_id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map(({ conversation_id, ...row }) => [conversation_id, row]));
}

const laterAtMost = 20;

/** The batch question for what was decided while each conversation waited, the latest first. */
export async function laterReceiptsOfConversations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ReceiptRow[]>> {
  const { rows } = await sql<ReceiptRow & { conversation_id: string }>`
    select asked.id as conversation_id, later.* from unnest(${ids}::text[]) asked(id), lateral (
      select decided_at as "decidedAt", rulebook_version as "rulebookVersion", receipt from decision_receipt_later r
      where r.workspace_id = ${reader.workspaceId} and r.conversation_id = asked.id
      order by r.id desc limit ${laterAtMost}
    ) later
  `.execute(reader.db);
  const found = new Map<string, ReceiptRow[]>(ids.map((id) => [id, []]));
  for (const { conversation_id, ...row } of rows) found.get(conversation_id)?.push(row);
  return found;
}

/** A version of a rule that was in force. */
export interface VersionInForce {
  readonly kind: 'SEGMENT_RULE' | 'QUEUE' | 'PRIORITY_RULE';
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly condition: Condition | null;
  readonly position: number | null;
  /** Not saved: it stands among the others to be tried. */
  readonly draft?: boolean;
}

/** Every rule that was on under a rulebook version, in the order in which it was tried. */
export async function rulesInForce(reader: Reader, rulebookVersion: number): Promise<VersionInForce[]> {
  const { rows } = await sql<VersionInForce>`
    select kind, subject_id as id, version, name, condition, position from rule_version
    where workspace_id = ${reader.workspaceId} and enabled and from_rulebook_version <= ${rulebookVersion}
      and (until_rulebook_version is null or until_rulebook_version > ${rulebookVersion})
    order by condition is null, position, name, subject_id
  `.execute(reader.db);
  return rows;
}
