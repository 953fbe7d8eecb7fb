-- Up Migration

-- Points that requests have spent in the running minute, by whom they count for. Servers take them in portions, so this
-- is written once for thousands of them; after a crash everybody begins anew, so it needs no log. No workspace: ids only.
create unlogged table point_bucket (
  bucket text collate "C" primary key,
  taken integer not null,
  -- The latest portion: what the one who took it got.
  granted integer not null,
  ends_at timestamptz(3) not null
);
create index point_bucket_ends on point_bucket (ends_at);
grant select, insert, update, delete on point_bucket to cadre_app;
