-- Up Migration

alter table pending_decision
  drop constraint pending_decision_why_check,
  add constraint pending_decision_why_check check (why in ('FACTS_CHANGED', 'HOURS_CHANGED', 'WAITS_AGAIN'));

-- What was somebody's, put aside or closed was not looked at when hours began or ended. Where they decide, it is looked
-- at when it waits again: in a queue that passes on, and behind one that takes back. A trigger sees to it, so that no way
-- back can forget to.
create function waiting_again_decides_again() returns trigger language plpgsql as $$
begin
  insert into pending_decision (conversation_id, in_workspace_id, why)
  select new.id, new.workspace_id, 'WAITS_AGAIN' where exists (
    select 1 from queue mine join queue q on q.workspace_id = mine.workspace_id and q.deleted_at is null
      and q.outside_hours = 'NEXT_QUEUE' and q.position <= mine.position
    where mine.workspace_id = new.workspace_id and mine.id = new.queue_id)
  on conflict do nothing;
  return null;
end $$;
create trigger conversation_waiting_again_decides_again after update of waiting_since on conversation
  for each row when (old.waiting_since is null and new.waiting_since is not null and new.queue_by = 'RULE')
  execute function waiting_again_decides_again();
