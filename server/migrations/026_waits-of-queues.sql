-- Up Migration

-- How many wait in each queue, and since when the longest, is read from this index alone, without their rows.
drop index conversation_pull_order;
create index conversation_pull_order on conversation (workspace_id, queue_id, effective_time, id)
  include (waiting_since) where waiting_since is not null;
