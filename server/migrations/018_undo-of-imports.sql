-- Up Migration

alter table contact_import
  add column undone_by text,
  -- Set while an undo runs and after it; an undo that is stopped takes it back.
  add column undone_at timestamptz(3),
  add column undo_job_id text collate "C",
  -- What became of its rows in all undos so far; see undo-import.service.ts.
  add column undone jsonb;

-- What a row of a file did to a contact, so that it can be undone.
create table contact_import_change (
  workspace_id text collate "C" not null,
  import_id text collate "C" not null,
  -- In the order that it was done: an undo goes back the same way, so that an address which the file moved from one
  -- contact to another is free again when the other wants it.
  id bigint generated always as identity,
  contact_id text collate "C" not null,
  -- Whether the row made the contact.
  is_new boolean not null,
  -- Field (externalId, properties.KEY) to value: those only that the row changed, null for none; no field of a contact
  -- that it made. A field that is in `after` only is of a property that got another type since, or is gone: it is not
  -- put back.
  before jsonb not null,
  -- Property key to canonical value, for `before`.
  facts jsonb not null,
  after jsonb not null,
  changed_at timestamptz(3) not null default now(),
  -- When an undo came to it; its values are forgotten then.
  settled_at timestamptz(3),
  -- Null when the undo left the contact alone.
  undone_by text,
  primary key (workspace_id, import_id, id)
);
create index contact_import_change_contact on contact_import_change (workspace_id, contact_id);

-- Erased with the contact, by whatever statement. A foreign key would do the same, but looks every contact up again
-- that the batch has just written: that is half of what it costs an import to be undoable.
create function forget_contact_imports() returns trigger language plpgsql as $$
begin
  delete from contact_import_change c using gone g
  where c.workspace_id = g.workspace_id and c.contact_id = g.id;
  return null;
end $$;
create trigger contact_forgets_imports after delete on contact referencing old table as gone
  for each statement execute function forget_contact_imports();

alter table contact_import_change enable row level security;
alter table contact_import_change force row level security;
create policy workspace_only on contact_import_change
  using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on contact_import_change to cadre_app;
