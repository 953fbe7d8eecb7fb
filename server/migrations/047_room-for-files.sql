-- Up Migration

-- What a file takes of its workspace’s room while it is on its way: its length where that was said, else the most.
alter table attachment add column reserved bigint not null default 0;

-- Bytes of all files of a workspace, with those on their way. Whoever adds one holds the row until the commit, so that
-- two at once cannot both take the last of the room.
create table attachment_usage (
  workspace_id text collate "C" primary key references workspace on delete cascade,
  bytes bigint not null
);
-- Filled past the guard, which binds an owner too.
alter table attachment no force row level security;
insert into attachment_usage (workspace_id, bytes)
  select workspace_id, sum(size) from attachment where size is not null group by workspace_id;
alter table attachment force row level security;

alter table attachment_usage enable row level security;
alter table attachment_usage force row level security;
create policy workspace_only on attachment_usage
  using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on attachment_usage to cadre_app;

create function count_attachment() returns trigger language plpgsql as $$
begin
  insert into attachment_usage as u (workspace_id, bytes) values (new.workspace_id, coalesce(new.size, new.reserved))
  on conflict (workspace_id) do update set bytes = u.bytes + excluded.bytes
    - case when tg_op = 'UPDATE' then coalesce(old.size, old.reserved) else 0 end;
  return null;
end $$;
create trigger attachment_added after insert on attachment for each row execute function count_attachment();
create trigger attachment_resized after update of size, reserved on attachment
  for each row execute function count_attachment();

create function uncount_attachments() returns trigger language plpgsql as $$
begin
  update attachment_usage u set bytes = u.bytes - freed.bytes
  from (select workspace_id, sum(coalesce(size, reserved)) as bytes from gone group by workspace_id) freed
  where u.workspace_id = freed.workspace_id;
  return null;
end $$;
create trigger attachments_uncounted after delete on attachment referencing old table as gone
  for each statement execute function uncount_attachments();
