-- Up Migration

-- What a teammate has written and not sent yet: theirs alone, one of each kind in a conversation.
create table conversation_draft (
  workspace_id text collate "C" not null,
  teammate_id text collate "C" not null,
  conversation_id text collate "C" not null,
  kind text not null check (kind in ('REPLY', 'NOTE')),
  body text not null,
  mention_ids text[] not null default '{}',
  saved_at timestamptz(3) not null default now(),
  primary key (workspace_id, teammate_id, conversation_id, kind),
  foreign key (workspace_id, teammate_id) references teammate on delete cascade,
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);
create index conversation_draft_conversation on conversation_draft (workspace_id, conversation_id);
alter table conversation_draft enable row level security;
alter table conversation_draft force row level security;
create policy workspace_only on conversation_draft
  using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on conversation_draft to cadre_app;
