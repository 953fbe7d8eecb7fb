-- Up Migration

-- How a person has set up the console for themselves: columns of tables, letter keys.
create table teammate_preferences (
  workspace_id text collate "C" not null,
  teammate_id text collate "C" not null,
  preferences jsonb not null default '{}',
  primary key (workspace_id, teammate_id),
  foreign key (workspace_id, teammate_id) references teammate on delete cascade
);
alter table teammate_preferences enable row level security;
alter table teammate_preferences force row level security;
create policy workspace_only on teammate_preferences
  using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on teammate_preferences to cadre_app;
