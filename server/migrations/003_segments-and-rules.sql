-- Up Migration

-- The block that segments and team groups share: a named, keyed, coloured set.
create table grouping (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  kind text not null check (kind in ('SEGMENT', 'TEAM')),
  key text collate "C" not null,
  name text not null,
  name_canonical text collate "C" not null,
  colour text not null,
  description text,
  -- Segments only: widget claims count only when signed.
  signed_claims_only boolean not null default false,
  version int not null default 1,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
-- Names and keys of archived ones can be used again.
create unique index grouping_key on grouping (workspace_id, kind, key) where archived_at is null;
create unique index grouping_name on grouping (workspace_id, kind, name_canonical) where archived_at is null;

create table team_member (
  workspace_id text collate "C" not null,
  team_id text collate "C" not null,
  teammate_id text collate "C" not null,
  primary key (workspace_id, team_id, teammate_id),
  foreign key (workspace_id, team_id) references grouping on delete cascade,
  foreign key (workspace_id, teammate_id) references teammate on delete cascade
);

create table segment_rule (
  workspace_id text collate "C" not null,
  segment_id text collate "C" not null,
  condition jsonb,
  enabled boolean not null default false,
  version int not null default 0,
  changed_at timestamptz(3),
  changed_by text,
  primary key (workspace_id, segment_id),
  foreign key (workspace_id, segment_id) references grouping on delete cascade,
  check (not enabled or condition is not null)
);

-- A contact's time in a segment: leaving closes the row, so any past moment can be asked for.
create table segment_membership (
  workspace_id text collate "C" not null,
  id bigint generated always as identity,
  segment_id text collate "C" not null,
  contact_id text collate "C" not null,
  since timestamptz(3) not null default now(),
  until timestamptz(3),
  source text not null check (source in ('MANUAL', 'API', 'RULE', 'IMPORT')),
  added_by text not null,
  rule_version int,
  conversation_id text collate "C",
  removed_by text,
  primary key (workspace_id, id),
  foreign key (workspace_id, segment_id) references grouping on delete cascade,
  foreign key (workspace_id, contact_id) references contact on delete cascade
);
create unique index segment_membership_now on segment_membership (workspace_id, segment_id, contact_id)
  where until is null;
create index segment_membership_contact on segment_membership (workspace_id, contact_id, segment_id);
create index segment_membership_then on segment_membership (workspace_id, segment_id, since);

-- The latest explicit act by a person or over the API; no row means automatic.
create table segment_pin (
  workspace_id text collate "C" not null,
  segment_id text collate "C" not null,
  contact_id text collate "C" not null,
  pin text not null check (pin in ('INCLUDED', 'EXCLUDED')),
  pinned_by text not null,
  pinned_at timestamptz(3) not null default now(),
  primary key (workspace_id, segment_id, contact_id),
  foreign key (workspace_id, segment_id) references grouping on delete cascade,
  foreign key (workspace_id, contact_id) references contact on delete cascade
);
create index segment_pin_contact on segment_pin (workspace_id, contact_id);

-- Live member counts: the sum of 16 slots, so that writers do not queue on one row.
create table segment_member_count (
  workspace_id text collate "C" not null,
  segment_id text collate "C" not null,
  slot smallint not null,
  member_count bigint not null,
  primary key (workspace_id, segment_id, slot),
  foreign key (workspace_id, segment_id) references grouping on delete cascade
) with (fillfactor = 50);

create function count_members_added() returns trigger language plpgsql as $$
begin
  insert into segment_member_count as c (workspace_id, segment_id, slot, member_count)
  select workspace_id, segment_id, pg_backend_pid() % 16, count(*)
  from added where until is null
  group by workspace_id, segment_id order by workspace_id, segment_id
  on conflict (workspace_id, segment_id, slot) do update set member_count = c.member_count + excluded.member_count;
  return null;
end $$;

create function count_members_changed() returns trigger language plpgsql as $$
begin
  insert into segment_member_count as c (workspace_id, segment_id, slot, member_count)
  select workspace_id, segment_id, pg_backend_pid() % 16, sum(change)
  from (
    select workspace_id, segment_id, 1 as change from after_change where until is null
    union all
    select workspace_id, segment_id, -1 from before_change where until is null
  ) changes
  group by workspace_id, segment_id having sum(change) <> 0 order by workspace_id, segment_id
  on conflict (workspace_id, segment_id, slot) do update set member_count = c.member_count + excluded.member_count;
  return null;
end $$;

create function count_members_deleted() returns trigger language plpgsql as $$
begin
  -- A segment that is being deleted takes its slots with it.
  insert into segment_member_count as c (workspace_id, segment_id, slot, member_count)
  select d.workspace_id, d.segment_id, pg_backend_pid() % 16, -count(*)
  from deleted d join grouping g on g.workspace_id = d.workspace_id and g.id = d.segment_id
  where d.until is null
  group by d.workspace_id, d.segment_id order by d.workspace_id, d.segment_id
  on conflict (workspace_id, segment_id, slot) do update set member_count = c.member_count + excluded.member_count;
  return null;
end $$;

create trigger segment_membership_added after insert on segment_membership
  referencing new table as added for each statement execute function count_members_added();
create trigger segment_membership_changed after update on segment_membership
  referencing old table as before_change new table as after_change
  for each statement execute function count_members_changed();
create trigger segment_membership_deleted after delete on segment_membership
  referencing old table as deleted for each statement execute function count_members_deleted();

create table queue (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  key text collate "C" not null,
  name text not null,
  position int not null,
  condition jsonb,
  is_fallback boolean not null default false,
  team_id text collate "C",
  mode text not null default 'AGENTS_TAKE' check (mode in ('AGENTS_TAKE', 'ASSIGN_AUTOMATICALLY')),
  version int not null default 1,
  -- A queue that was deleted stays for the conversations that once went through it.
  deleted_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references grouping,
  check (is_fallback = (condition is null)),
  check (not is_fallback or deleted_at is null)
);
create unique index queue_key on queue (workspace_id, key) where deleted_at is null;
create unique index queue_fallback on queue (workspace_id) where is_fallback;

create table priority_rule (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  name text not null,
  position int not null,
  condition jsonb not null,
  priority text not null check (priority in ('URGENT', 'HIGH', 'NORMAL', 'LOW')),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);

-- Every version that a segment rule, queue or priority rule had, and the rulebook versions it was in force
-- for: a receipt names versions, and its explanation is told again from these rows.
create table rule_version (
  workspace_id text collate "C" not null references workspace on delete cascade,
  kind text not null check (kind in ('SEGMENT_RULE', 'QUEUE', 'PRIORITY_RULE')),
  subject_id text collate "C" not null,
  version int not null,
  name text not null,
  condition jsonb,
  enabled boolean not null,
  position int,
  priority text,
  from_rulebook_version bigint not null,
  until_rulebook_version bigint,
  changed_by text not null,
  changed_at timestamptz(3) not null default now(),
  primary key (workspace_id, kind, subject_id, version)
);
create index rule_version_in_force on rule_version (workspace_id, kind, from_rulebook_version);

-- Which condition or target names which segment, property or team: where-used and the delete guard.
create table rule_reference (
  workspace_id text collate "C" not null references workspace on delete cascade,
  subject_kind text not null check (subject_kind in ('SEGMENT_RULE', 'QUEUE', 'PRIORITY_RULE')),
  subject_id text collate "C" not null,
  target_kind text not null check (target_kind in ('SEGMENT', 'PROPERTY', 'QUEUE', 'TEAM', 'TEAMMATE')),
  target_id text collate "C" not null,
  primary key (workspace_id, target_kind, target_id, subject_kind, subject_id)
);
create index rule_reference_subject on rule_reference (workspace_id, subject_kind, subject_id);
