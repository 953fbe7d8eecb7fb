-- What was taken or given out, the latest first: for the report of what priority cost.
create index event_taken on event (workspace_id, created_at desc, id desc)
  where type in ('conversation.taken', 'conversation.givenOut');
