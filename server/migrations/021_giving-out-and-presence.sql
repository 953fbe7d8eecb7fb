-- Up Migration

-- Workspaces in which a queue has ever given out by itself: where passes look. Ids only and no guard, because whoever
-- looks serves every workspace.
create table automatic_workspace (
  in_workspace_id text collate "C" primary key
);
grant select, insert, delete on automatic_workspace to cadre_app;

-- Filled past the guard, which binds an owner too.
alter table queue no force row level security;
insert into automatic_workspace select distinct workspace_id from queue
  where mode = 'ASSIGN_AUTOMATICALLY' and deleted_at is null;
alter table queue force row level security;

-- Teammates who have, or had, a live connection. Ids only and no guard: a server renews all of its own at once.
create table teammate_presence (
  teammate_id text collate "C" primary key,
  in_workspace_id text collate "C" not null,
  seen_at timestamptz(3) not null default now(),
  -- Set when the connection was gone for so long that the teammate was made unavailable; null again with the next one.
  lost_at timestamptz(3)
);
create index teammate_presence_seen on teammate_presence (seen_at) where lost_at is null;
grant select, insert, update, delete on teammate_presence to cadre_app;
