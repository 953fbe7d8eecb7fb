import type { Statement } from '../../platform/database/scoped-pool.js';
import type { StoredContact } from '../contacts/contact-values.js';
import type { IntakeRequest } from './intake-request.js';

/** What the read of an intake found, of one moment. */
export interface Found {
  readonly rulebookVersion: number;
  readonly contacts: readonly FoundContact[];
  readonly memberships: Readonly<Record<string, readonly string[]>>;
  readonly keptOut: Readonly<Record<string, readonly string[]>>;
  /** Earlier answers, by idempotency key. */
  readonly answered: Readonly<Record<string, { readonly hash: string; readonly conversationId: string }>>;
}

export interface FoundContact extends StoredContact {
  readonly email_canonical: string | null;
}

/** The operation under which idempotency keys of intake are kept. */
export const intakeOperation = 'conversationStart';

/**
 * The one statement that reads for a whole batch: the contacts (locked, so that a removal by hand and an
 * intake of the same contact come one after the other), their memberships and pins, earlier answers, and the
 * version of the rulebook.
 */
export function gatherStatement(workspaceId: string, requests: readonly IntakeRequest[]): Statement {
  const given = (name: keyof IntakeRequest['identity']) => [
    ...new Set(requests.map((request) => request.identity[name]).filter((value) => value !== '')),
  ];
  const keys = requests.flatMap(({ idempotency }) => (idempotency ? [idempotency.key] : []));
  return {
    name: 'cadre_intake_gather',
    text: gatherText,
    values: [workspaceId, given('id'), given('externalId'), given('email'), keys],
  };
}

const gatherText = `
  with contacts as materialized (
    select id, external_id, email, name, company, email_canonical, facts, created_at
    from contact c
    where workspace_id = $1 and (id = any($2) or external_id = any($3) or email_canonical = any($4))
    order by id for no key update
  )
  select jsonb_build_object(
    'rulebookVersion', (select rulebook_version from workspace where id = $1),
    'contacts', coalesce((select jsonb_agg(to_jsonb(c)) from contacts c), '[]'),
    'memberships', coalesce((select jsonb_object_agg(contact_id, segment_ids) from (
      select m.contact_id, jsonb_agg(m.segment_id) as segment_ids
      from segment_membership m join contacts c on c.id = m.contact_id
      join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
      where m.workspace_id = $1 and m.until is null group by m.contact_id) m), '{}'),
    'keptOut', coalesce((select jsonb_object_agg(contact_id, segment_ids) from (
      select p.contact_id, jsonb_agg(p.segment_id) as segment_ids
      from segment_pin p join contacts c on c.id = p.contact_id
      where p.workspace_id = $1 and p.pin = 'EXCLUDED' group by p.contact_id) p), '{}'),
    'answered', coalesce((select jsonb_object_agg(key, jsonb_build_object(
        'hash', request_hash, 'conversationId', result ->> 'conversationId'))
      from idempotency_key where workspace_id = $1 and operation = '${intakeOperation}' and key = any($5)
        and created_at > now() - interval '24 hours'), '{}')
  ) as found`;

/** The row of the read as it is used: times as Dates. */
export function toFound(row: { found: Found }): Found {
  const contacts = row.found.contacts.map((contact) => ({
    ...contact,
    created_at: new Date(contact.created_at),
  }));
  return { ...row.found, contacts };
}
