-- Up Migration

-- When working hours of a workspace begin or end next, or did while nobody looked. Ids only and no guard, because
-- whoever looks serves every workspace; one in which no hours decide anything has no row.
create table pending_boundary (
  in_workspace_id text collate "C" primary key,
  due_at timestamptz(3) not null
);
create index pending_boundary_due on pending_boundary (due_at);
grant select, insert, update, delete on pending_boundary to cadre_app;

-- Whoever changes what hours decide has the next boundary found anew, at once. Triggers see to it, so that no door to
-- queues, team groups and workspaces can forget to. A boundary that nobody has worked on yet stays due.
create function find_boundary(workspace text) returns void language sql as $$
  insert into pending_boundary as known (in_workspace_id, due_at) values (workspace, now())
  on conflict (in_workspace_id) do update set due_at = least(known.due_at, excluded.due_at)
$$;

create function queue_has_boundary() returns trigger language plpgsql as $$
begin
  perform find_boundary(new.workspace_id);
  return null;
end $$;
create trigger queue_created_has_boundary after insert on queue
  for each row when (new.outside_hours = 'NEXT_QUEUE') execute function queue_has_boundary();
create trigger queue_changed_has_boundary after update of outside_hours, team_id on queue
  for each row when ((old.outside_hours, old.team_id) is distinct from (new.outside_hours, new.team_id))
  execute function queue_has_boundary();
create trigger team_hours_have_boundary after update of hours, working_hours, time_zone on grouping
  for each row when ((old.hours, old.working_hours, old.time_zone)
    is distinct from (new.hours, new.working_hours, new.time_zone))
  execute function queue_has_boundary();

create function workspace_has_boundary() returns trigger language plpgsql as $$
begin
  perform find_boundary(new.id);
  return null;
end $$;
create trigger workspace_hours_have_boundary after update of working_hours, time_zone on workspace
  for each row when ((old.working_hours, old.time_zone) is distinct from (new.working_hours, new.time_zone))
  execute function workspace_has_boundary();

-- Filled past the guard, which binds an owner too.
alter table queue no force row level security;
insert into pending_boundary select distinct workspace_id, now() from queue
  where outside_hours = 'NEXT_QUEUE' and deleted_at is null;
alter table queue force row level security;

alter table pending_decision
  -- What changed since it was decided.
  add column why text not null default 'FACTS_CHANGED' check (why in ('FACTS_CHANGED', 'HOURS_CHANGED'));
