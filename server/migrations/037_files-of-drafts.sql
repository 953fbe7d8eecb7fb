-- Up Migration

-- The files that go with a draft, in their order. Those that are gone are still named, and not shown.
alter table conversation_draft add column attachment_ids text[] not null default '{}';

-- What no draft holds any more, however that came, has a day again, as what was just uploaded.
create function release_attachments() returns trigger language plpgsql as $$
begin
  update pending_attachment set due_at = now() + interval '1 day'
  where attachment_id = any(old.attachment_ids) and not exists (
    select from conversation_draft d
    where d.workspace_id = old.workspace_id and d.teammate_id = old.teammate_id
      and pending_attachment.attachment_id = any(d.attachment_ids));
  return null;
end $$;
create trigger draft_released after update of attachment_ids or delete on conversation_draft
  for each row when (old.attachment_ids <> '{}') execute function release_attachments();
