-- Up Migration

create table conversation (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  number bigint not null,
  external_id text collate "C",
  contact_id text collate "C" not null,
  -- Canonical: channels are a code's words, not a person's.
  channel text collate "C" not null,
  topic text,
  subject text,
  language text,
  page_url text,
  topic_canonical text collate "C",
  subject_canonical text collate "C",
  language_canonical text collate "C",
  page_url_canonical text collate "C",
  status text not null check (status in ('OPEN', 'SNOOZED', 'CLOSED')),
  priority text not null check (priority in ('URGENT', 'HIGH', 'NORMAL', 'LOW')),
  priority_rule_id text collate "C",
  queue_id text collate "C" not null,
  team_id text collate "C",
  assignee_id text collate "C",
  escalated boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  waiting_since timestamptz(3),
  effective_time timestamptz(3),
  first_responded_at timestamptz(3),
  resolved_at timestamptz(3),
  csat smallint check (csat between 1 and 5),
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, contact_id) references contact on delete cascade,
  foreign key (workspace_id, queue_id) references queue
);
create unique index conversation_external_id on conversation (workspace_id, external_id)
  where external_id is not null;
create index conversation_contact on conversation (workspace_id, contact_id, created_at);
create index conversation_pull_order on conversation (workspace_id, queue_id, effective_time, id)
  where waiting_since is not null;
create index conversation_created on conversation (workspace_id, created_at, id);

-- The segments a conversation had when it was created, kept with it.
create table conversation_segment (
  workspace_id text collate "C" not null,
  conversation_id text collate "C" not null,
  segment_id text collate "C" not null,
  source text not null check (source in ('MEMBERSHIP', 'CLAIM')),
  primary key (workspace_id, conversation_id, segment_id),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade,
  foreign key (workspace_id, segment_id) references grouping on delete cascade
);
create index conversation_segment_segment on conversation_segment (workspace_id, segment_id, conversation_id);

create table message (
  workspace_id text collate "C" not null,
  id text collate "C" not null,
  conversation_id text collate "C" not null,
  kind text not null check (kind in ('CUSTOMER', 'REPLY', 'NOTE')),
  author text,
  body text not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);
create index message_conversation on message (workspace_id, conversation_id, created_at);

-- Why a conversation is where it is: the facts that were seen and the versions that were tried.
create table decision_receipt (
  workspace_id text collate "C" not null,
  conversation_id text collate "C" not null,
  decided_at timestamptz(3) not null,
  rulebook_version bigint not null,
  receipt jsonb not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);

-- The segments that a caller claimed for a conversation, known or not.
create table segment_claim (
  workspace_id text collate "C" not null,
  conversation_id text collate "C" not null,
  claimed text not null,
  segment_id text collate "C",
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, conversation_id, claimed),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);

-- Audit and outbox in one. A reader goes by (transaction_id, id) and only below the oldest transaction that
-- is still open, so that no event can appear behind the place it has read to.
create table event (
  workspace_id text collate "C" not null references workspace on delete cascade,
  transaction_id xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  type text not null,
  actor text not null,
  subject_id text collate "C",
  -- Segments whose members changed, and conversations to show again: what live readers need to reload.
  segment_ids text[] not null default '{}',
  conversation_ids text[] not null default '{}',
  data jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, transaction_id, id)
);
create index event_subject on event (workspace_id, subject_id, id);

create table idempotency_key (
  workspace_id text collate "C" not null references workspace on delete cascade,
  operation text not null,
  key text collate "C" not null,
  request_hash text not null,
  result jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, operation, key)
);
create index idempotency_key_created on idempotency_key (workspace_id, created_at);

-- Ends an intake whose memberships were overtaken by another transaction, so that it is decided again. The
-- error is that of a serialization failure: whoever sees it tries again.
create function refuse_overtaken(is_overtaken boolean) returns boolean language plpgsql as $$
begin
  if is_overtaken then
    raise exception 'the memberships of a contact changed meanwhile' using errcode = '40001';
  end if;
  return false;
end $$;
