import type { Condition } from '@cadre/shared/conditions/ast';
import { referencesOf } from '@cadre/shared/conditions/references';
import { expect } from 'vitest';
import { asOwner } from './database.js';

/** What must hold of the tables whatever happened: each is a query of rows that contradict it. */
const contradictions: Readonly<Record<string, string>> = {
  'a member count is not the number of its members': `
    select g.id, coalesce(c.counted, 0) as counted, coalesce(m.members, 0) as members from grouping g
    left join (select workspace_id, segment_id, sum(member_count) as counted from segment_member_count group by 1, 2) c
      on c.workspace_id = g.workspace_id and c.segment_id = g.id
    left join (select workspace_id, segment_id, count(*) as members from segment_membership where until is null group by 1, 2) m
      on m.workspace_id = g.workspace_id and m.segment_id = g.id
    where g.kind = 'SEGMENT' and coalesce(c.counted, 0) <> coalesce(m.members, 0)`,
  'somebody who is kept out is a member': `
    select p.* from segment_pin p join segment_membership m using (workspace_id, segment_id, contact_id)
    where p.pin = 'EXCLUDED' and m.until is null`,
  'somebody who was included by hand is no member': `
    select p.* from segment_pin p where p.pin = 'INCLUDED' and not exists (select 1 from segment_membership m
      where m.workspace_id = p.workspace_id and m.segment_id = p.segment_id and m.contact_id = p.contact_id and m.until is null)`,
  'a conversation has no message or no receipt': `
    select v.id from conversation v where not exists (select 1 from message m where m.workspace_id = v.workspace_id and m.conversation_id = v.id)
      or not exists (select 1 from decision_receipt r where r.workspace_id = v.workspace_id and r.conversation_id = v.id)`,
  'an attachment that was sent is not whole': `
    select a.id from attachment a left join attachment_chunk k on k.workspace_id = a.workspace_id and k.attachment_id = a.id
    where a.message_id is not null and a.kept_in = 'DATABASE' group by a.workspace_id, a.id having coalesce(sum(length(k.data)), 0) <> a.size`,
  'an attachment waits to be removed that was sent, or does not wait that was not': `
    select a.id from attachment a where (a.message_id is null)
      <> exists (select 1 from pending_attachment p where p.attachment_id = a.id)`,
  'the room that files take is not what they have': `
    select w.id, coalesce(u.bytes, 0) as counted, coalesce(a.bytes, 0) as bytes from workspace w
    left join attachment_usage u on u.workspace_id = w.id
    left join (select workspace_id, sum(coalesce(size, reserved)) as bytes from attachment group by 1) a on a.workspace_id = w.id
    where coalesce(u.bytes, 0) <> coalesce(a.bytes, 0)`,
  'an idempotency key names a conversation that is not there': `
    select k.key from idempotency_key k where k.operation = 'conversationStart'
      and not exists (select 1 from conversation v where v.workspace_id = k.workspace_id and v.id = k.result ->> 'conversationId')`,
  'a conversation that waits is in a queue that was deleted': `
    select v.id from conversation v join queue q on q.workspace_id = v.workspace_id and q.id = v.queue_id
    where v.waiting_since is not null and q.deleted_at is not null`,
  'a conversation waits for another team group than works its queue, and was not escalated': `
    select v.id from conversation v join queue q on q.workspace_id = v.workspace_id and q.id = v.queue_id
    where v.waiting_since is not null and not v.escalated and v.team_id is distinct from q.team_id`,
  'a conversation waits that is not open and nobody’s, or has no place': `
    select id from conversation where (waiting_since is not null) <> (status = 'OPEN' and assignee_id is null)
      or (waiting_since is null) <> (effective_time is null)`,
  'a conversation that waits is not at the place that its priority makes': `
    select v.id from conversation v join workspace w on w.id = v.workspace_id where v.waiting_since is not null
      and v.effective_time <> v.waiting_since - make_interval(mins => case when w.head_starts is null
        then (array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], v.priority) - 1) * 52560000
        else coalesce((w.head_starts ->> v.priority)::int, 0) end)`,
  'a snoozed conversation will not wake, or one that is not snoozed will': `
    select v.id from conversation v full join pending_snooze p on p.conversation_id = v.id
    where (v.status = 'SNOOZED') is distinct from (p.conversation_id is not null) and v.id is not null
      or v.snoozed_until is distinct from p.due_at and v.id is not null`,
  'a conversation that is not closed is with somebody who left': `
    select v.id from conversation v join teammate t on t.workspace_id = v.workspace_id and t.id = v.assignee_id
    where v.status <> 'CLOSED' and t.removed_at is not null`,
  'a segment rule is not the latest of its versions': `
    select r.segment_id from segment_rule r where r.version > 0 and not exists (select 1 from rule_version v
      where v.workspace_id = r.workspace_id and v.kind = 'SEGMENT_RULE' and v.subject_id = r.segment_id
        and v.version = r.version and v.until_rulebook_version is null and v.enabled = r.enabled)`,
  'a queue is not the latest of its versions': `
    select q.id from queue q where q.deleted_at is null and not exists (select 1 from rule_version v
      where v.workspace_id = q.workspace_id and v.kind = 'QUEUE' and v.subject_id = q.id
        and v.version = q.version and v.until_rulebook_version is null)`,
  'queues are not in places of their own': `
    select workspace_id, position from queue where deleted_at is null group by 1, 2 having count(*) > 1`,
  'a workspace has not one fallback queue': `
    select w.id from workspace w where (select count(*) from queue q where q.workspace_id = w.id and q.is_fallback) <> 1`,
  'an import that is done does not add up': `
    select id from contact_import where row_count <> added_count + updated_count + skipped_count + failed_count`,
  'an undo of an import that is over does not add up': `
    select id from contact_import i where undone_at is not null
      and exists (select 1 from job j where j.workspace_id = i.workspace_id and j.id = i.undo_job_id and j.status = 'DONE')
      and added_count + updated_count <> (select sum(value::int) from jsonb_each_text(undone))`,
  'a list of failed rows is not as long as it is counted': `
    select i.id from contact_import i where failed_count <> (select count(*) from contact_import_failure f
      where f.workspace_id = i.workspace_id and f.import_id = i.id)`,
};

/** Recomputes everything derived from what it is derived of; independent of the server's own code. */
export async function expectRecount(databaseUrl: string): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    for (const [what, query] of Object.entries(contradictions)) {
      const { rows } = await client.query(query);
      expect(rows, what).toEqual([]);
    }
    const { rows } = await client.query(`
      select 'SEGMENT_RULE' as kind, segment_id as id, condition, null as team_id from segment_rule
      union all select 'QUEUE', id, condition, team_id from queue where deleted_at is null
      union all select 'PRIORITY_RULE', id, condition, null from priority_rule
      union all select 'SAVED_VIEW', id, condition, null from saved_view where is_shared`);
    const expected = rows.flatMap(({ kind, id, condition, team_id }) => {
      const named = condition ? referencesOf(condition as Condition) : null;
      const targets = [
        ...(named?.segments ?? []).map((one) => `SEGMENT ${one}`),
        ...(named?.properties ?? []).map((one) => `PROPERTY ${one}`),
        ...(named?.queues ?? []).map((one) => `QUEUE ${one}`),
        ...(named?.teams ?? []).map((one) => `TEAM ${one}`),
        ...(named?.teammates ?? []).map((one) => `TEAMMATE ${one}`),
        ...(team_id ? [`TEAM ${team_id}`] : []),
      ];
      return [...new Set(targets)].map((target) => `${kind} ${id} ${target}`);
    });
    const kept = await client.query(
      "select concat_ws(' ', subject_kind, subject_id, target_kind, target_id) as line from rule_reference",
    );
    expect(kept.rows.map((row) => row.line).sort(), 'where-used').toEqual(expected.sort());
  });
}
