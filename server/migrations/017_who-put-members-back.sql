-- Up Migration

-- Who put the contact back: added_by stays the one who brought it in the first place.
alter table segment_membership add column back_by text;

-- The trend asks for those who came back in the last days; they are few.
create index segment_membership_back on segment_membership (workspace_id, segment_id, back_at)
  where back_at is not null;
