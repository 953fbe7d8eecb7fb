-- Up Migration

-- A condition over conversations with an order and columns, which a person keeps for themselves or for all.
create table saved_view (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  name text not null,
  -- null: every conversation.
  condition jsonb,
  sort text not null check (sort in ('CREATED', 'UPDATED', 'WAITING')),
  descending boolean not null,
  columns text[] not null default '{}',
  is_shared boolean not null,
  -- Whose it is; null when a program made it.
  owner_id text collate "C",
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references teammate on delete cascade
);
create index saved_view_owner on saved_view (workspace_id, owner_id);
create index saved_view_shared on saved_view (workspace_id, id) where is_shared;

-- Where a person wants views, ready-made ones too. Views that are not here follow by name.
create table saved_view_place (
  workspace_id text collate "C" not null,
  teammate_id text collate "C" not null,
  view_id text collate "C" not null,
  position int not null,
  is_pinned boolean not null,
  primary key (workspace_id, teammate_id, view_id),
  foreign key (workspace_id, teammate_id) references teammate on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['saved_view', 'saved_view_place'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy workspace_only on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))',
      name);
    execute format('grant select, insert, update, delete on %I to cadre_app', name);
  end loop;
end $$;

-- Shared views are uses of what their conditions name.
alter table rule_reference drop constraint rule_reference_subject_kind_check,
  add check (subject_kind in ('SEGMENT_RULE', 'QUEUE', 'PRIORITY_RULE', 'SAVED_VIEW'));

-- The orders of views.
create index conversation_updated on conversation (workspace_id, updated_at, id);
create index conversation_waiting on conversation (workspace_id, coalesce(waiting_since, 'infinity'), id);
-- What is open is little of all that ever was.
create index conversation_not_closed on conversation (workspace_id, created_at, id) where status <> 'CLOSED';
