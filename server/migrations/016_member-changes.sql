-- Up Migration

-- Set when an undo put somebody back: the row says how and since when they came in the first place, and its own time
-- begins at back_at. An earlier row ends where they were removed, so any past moment is told as it was.
alter table segment_membership add column back_at timestamptz(3);

-- What was done by hand or over the API to members, so that it can be undone.
create table segment_member_change (
  workspace_id text collate "C" not null,
  id text collate "C" not null,
  segment_id text collate "C" not null,
  action text not null check (action in ('ADD', 'REMOVE', 'RESET')),
  keep_out boolean not null,
  -- The job that makes the change; null when it was made at once.
  job_id text collate "C",
  changed_by text not null,
  changed_at timestamptz(3) not null default now(),
  undone_by text,
  undone_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, segment_id) references grouping on delete cascade
);
create index segment_member_change_age on segment_member_change (workspace_id, changed_at);

-- Whom a batch of the change touched and how they were before it, side by side: one row for thousands of contacts costs
-- a hundredth of a row for each.
create table segment_member_change_part (
  workspace_id text collate "C" not null,
  change_id text collate "C" not null,
  part int not null,
  -- The pins that the batch set bear this time.
  changed_at timestamptz(3) not null default now(),
  contact_ids text[] not null,
  pins text[] not null,
  pinned_by text[] not null,
  pinned_at timestamptz(3)[] not null,
  -- The membership that the batch began or ended; null when it left that alone.
  membership_ids bigint[] not null,
  primary key (workspace_id, change_id, part),
  foreign key (workspace_id, change_id) references segment_member_change on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['segment_member_change', 'segment_member_change_part'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy workspace_only on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))',
      name);
    execute format('grant select, insert, update, delete on %I to cadre_app', name);
  end loop;
end $$;
