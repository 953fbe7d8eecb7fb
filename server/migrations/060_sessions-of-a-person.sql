-- Up Migration

-- What a person sees of their sessions: an id that is no secret, from where each began, and when it was last used.
-- The default serves servers of the release before, which know of no ids.
alter table session
  add column id text collate "C" not null default 'ses_0' || substr(md5(gen_random_uuid()::text), 1, 25),
  add column user_agent text,
  add column address text,
  -- To the minute.
  add column last_seen_at timestamptz(3) not null default now();
update session set last_seen_at = created_at;
create unique index session_id on session (id);

-- As before, and which session it is.
drop function session_seat(text);
create function session_seat(secret_hash text)
returns table (account_id text, workspace_id text, teammate_id text, role text, session_id text,
  expires_at timestamptz, last_seen_at timestamptz)
language plpgsql as $$
declare found session%rowtype;
begin
  select * into found from session s
  where s.token_hash = secret_hash and s.revoked_at is null and s.expires_at > now();
  if found.account_id is null then return; end if;
  perform set_config('app.workspace', coalesce(found.workspace_id, ''), true);
  perform set_config('app.account', found.account_id, true);
  return query
    select found.account_id, found.workspace_id, t.id, t.role, found.id, found.expires_at::timestamptz,
      found.last_seen_at::timestamptz
    from (select 1) one
    left join teammate t on t.workspace_id = found.workspace_id and t.account_id = found.account_id
      and t.removed_at is null;
end $$;
