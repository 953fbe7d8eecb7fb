-- Up Migration

-- Who left when: the trend of a segment asks for the last days only.
create index segment_membership_left on segment_membership (workspace_id, segment_id, until) where until is not null;
