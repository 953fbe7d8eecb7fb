-- Up Migration

-- A file that came with a message; until it is sent with one it is nobody's to see.
create table attachment (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  name text not null,
  content_type text collate "C" not null,
  -- null while it is on its way.
  size bigint,
  kept_in text not null check (kept_in in ('DATABASE', 'FOLDER')),
  uploaded_by text not null,
  created_at timestamptz(3) not null default now(),
  message_id text collate "C",
  -- Its place among those of the message, from 1.
  position int,
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references message on delete cascade,
  constraint attachment_is_sent check ((message_id is null) = (position is null)),
  constraint attachment_is_whole check (message_id is null or size is not null)
);
create index attachment_message on attachment (workspace_id, message_id, position) where message_id is not null;

-- What is in it, piece by piece, where the database keeps it.
create table attachment_chunk (
  workspace_id text collate "C" not null,
  attachment_id text collate "C" not null,
  offset_bytes bigint not null,
  data bytea not null,
  primary key (workspace_id, attachment_id, offset_bytes),
  foreign key (workspace_id, attachment_id) references attachment on delete cascade
);
-- Pictures and documents are compressed already.
alter table attachment_chunk alter column data set storage external;

do $$
declare name text;
begin
  foreach name in array array['attachment', 'attachment_chunk'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy workspace_only on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))',
      name);
    execute format('grant select, insert, update, delete on %I to cadre_app', name);
  end loop;
end $$;

-- Attachments that were not sent yet, and when they go. Ids only and no guard, because whoever looks serves every
-- workspace; so does the next.
create table pending_attachment (
  attachment_id text collate "C" primary key,
  in_workspace_id text collate "C" not null,
  due_at timestamptz(3) not null
);
create index pending_attachment_due on pending_attachment (due_at);
grant select, insert, update, delete on pending_attachment to cadre_app;

-- Attachments that are gone, however that came, and whose files are still in the folder.
create table dropped_attachment (
  attachment_id text collate "C" primary key,
  in_workspace_id text collate "C" not null
);
grant select, insert, delete on dropped_attachment to cadre_app;

create function drop_attachment() returns trigger language plpgsql as $$
begin
  delete from pending_attachment where attachment_id = old.id;
  if old.kept_in = 'FOLDER' then
    insert into dropped_attachment (attachment_id, in_workspace_id) values (old.id, old.workspace_id)
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger attachment_dropped after delete on attachment for each row execute function drop_attachment();
