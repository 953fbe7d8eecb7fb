-- Up Migration

-- A key can end by itself, is told from others by the end of its secret, and for a while after a rotation the earlier
-- secret opens it too.
alter table api_key
  add column expires_at timestamptz(3),
  -- Null for keys from before this was kept.
  add column last_four text,
  add column previous_secret_hash text collate "C",
  add column previous_expires_at timestamptz(3);

-- To erase contacts takes a scope of its own. Keys that could keep what they could; filled past the guard, which binds
-- an owner too.
alter table api_key no force row level security;
update api_key set scopes = scopes || '{contacts:erase}'::text[]
where 'contacts:write' = any (scopes) and not 'contacts:erase' = any (scopes);
alter table api_key force row level security;
