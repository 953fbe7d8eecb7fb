-- Up Migration

alter table conversation
  -- What was set by hand stays when the rules decide again.
  add column priority_by text not null default 'RULE' check (priority_by in ('RULE', 'HAND')),
  add column queue_by text not null default 'RULE' check (queue_by in ('RULE', 'HAND')),
  add column snoozed_until timestamptz(3),
  add column assigned_at timestamptz(3),
  add column reopened_at timestamptz(3),
  add column reopened_count int not null default 0,
  -- The last escalation; both stay when it is taken back, and `escalated` says whether it holds.
  add column escalated_at timestamptz(3),
  add column escalation_reason text,
  -- The queue that it goes back to when the escalation is taken back.
  add column escalated_from text collate "C",
  add column csat_comment text,
  add column rated_at timestamptz(3),
  -- To wait is to be open and nobody's; whatever waits has its place in the pull order.
  add constraint conversation_waits
    check ((waiting_since is not null) = (status = 'OPEN' and assignee_id is null)),
  add constraint conversation_has_place check ((waiting_since is null) = (effective_time is null)),
  add constraint conversation_comes_back check ((status = 'SNOOZED') = (snoozed_until is not null));

-- What somebody has at hand: their load, compared with their capacity, is counted from it.
create index conversation_assigned on conversation (workspace_id, assignee_id, status)
  where assignee_id is not null and status <> 'CLOSED';

-- Teammates who are named in a note.
alter table message add column mention_ids text[] not null default '{}';

-- When the teammate last got a conversation: of two with as much room, the next goes to who has waited longer.
alter table teammate add column last_assigned_at timestamptz;

-- Snoozed conversations. Ids only and no guard, because whoever wakes them serves every workspace.
create table pending_snooze (
  conversation_id text collate "C" primary key,
  in_workspace_id text collate "C" not null,
  due_at timestamptz(3) not null
);
create index pending_snooze_due on pending_snooze (due_at);
grant select, insert, update, delete on pending_snooze to cadre_app;
