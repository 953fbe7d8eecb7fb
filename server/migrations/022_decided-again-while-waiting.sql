-- Up Migration

-- Conversations that wait, of a contact: few, however many there are of old ones.
create index conversation_waits_of_contact on conversation (workspace_id, contact_id) where waiting_since is not null;

-- Conversations of which facts changed while they wait. Ids only and no guard, because whoever decides them again
-- serves every workspace. Triggers fill it, so that no door to contacts and memberships can forget to.
create table pending_decision (
  conversation_id text collate "C" primary key,
  in_workspace_id text collate "C" not null
);
create index pending_decision_workspace on pending_decision (in_workspace_id, conversation_id);
grant select, insert, update, delete on pending_decision to cadre_app;

create function memberships_decide_again() returns trigger language plpgsql as $$
begin
  -- The conversation that brought the membership was decided with it.
  insert into pending_decision (conversation_id, in_workspace_id)
  select v.id, v.workspace_id from changed c
  join conversation v on v.workspace_id = c.workspace_id and v.contact_id = c.contact_id
    and v.waiting_since is not null and v.id is distinct from c.conversation_id
  order by v.id on conflict do nothing;
  return null;
end $$;
create trigger segment_membership_added_decides_again after insert on segment_membership
  referencing new table as changed for each statement execute function memberships_decide_again();

create function memberships_left_decide_again() returns trigger language plpgsql as $$
begin
  insert into pending_decision (conversation_id, in_workspace_id)
  select v.id, v.workspace_id from changed c
  join conversation v on v.workspace_id = c.workspace_id and v.contact_id = c.contact_id and v.waiting_since is not null
  order by v.id on conflict do nothing;
  return null;
end $$;
create trigger segment_membership_changed_decides_again after update on segment_membership
  referencing new table as changed for each statement execute function memberships_left_decide_again();

create function contacts_decide_again() returns trigger language plpgsql as $$
begin
  insert into pending_decision (conversation_id, in_workspace_id)
  select v.id, v.workspace_id from after_change a
  join before_change b on b.workspace_id = a.workspace_id and b.id = a.id
  join conversation v on v.workspace_id = a.workspace_id and v.contact_id = a.id and v.waiting_since is not null
  where (a.facts, a.external_id_canonical, a.email_canonical, a.name_canonical, a.company_canonical)
    is distinct from (b.facts, b.external_id_canonical, b.email_canonical, b.name_canonical, b.company_canonical)
  order by v.id on conflict do nothing;
  return null;
end $$;
create trigger contact_changed_decides_again after update on contact
  referencing old table as before_change new table as after_change
  for each statement execute function contacts_decide_again();

create function conversation_decides_again() returns trigger language plpgsql as $$
begin
  insert into pending_decision (conversation_id, in_workspace_id) values (new.id, new.workspace_id)
  on conflict do nothing;
  return null;
end $$;
create trigger conversation_changed_decides_again after update of topic_canonical, contact_id on conversation
  for each row when (new.waiting_since is not null and (old.topic_canonical is distinct from new.topic_canonical
    or old.contact_id is distinct from new.contact_id))
  execute function conversation_decides_again();

-- Why a conversation that waited was moved: what was decided later, beside the receipt of its beginning.
create table decision_receipt_later (
  workspace_id text collate "C" not null,
  conversation_id text collate "C" not null,
  id bigint generated always as identity,
  decided_at timestamptz(3) not null,
  rulebook_version bigint not null,
  receipt jsonb not null,
  primary key (workspace_id, conversation_id, id),
  foreign key (workspace_id, conversation_id) references conversation on delete cascade
);
alter table decision_receipt_later enable row level security;
alter table decision_receipt_later force row level security;
create policy workspace_only on decision_receipt_later
  using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on decision_receipt_later to cadre_app;
