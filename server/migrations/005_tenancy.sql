-- Up Migration

-- Row level security on every table that belongs to a workspace, forced so that an owner is bound too. The
-- setting is made in each transaction; nullif because a setting that was once made is left empty, not unset.
do $$
declare name text;
begin
  for name in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attname = 'workspace_id'
      and c.relname <> 'session'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy workspace_only on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))',
      name);
  end loop;
end $$;

alter table workspace enable row level security;
alter table workspace force row level security;
create policy workspace_only on workspace using (id = nullif(current_setting('app.workspace', true), ''));

-- A person sees which workspaces are theirs before one is chosen; app.account is set only from a session.
create policy own_teammate on teammate for select
  using (account_id = nullif(current_setting('app.account', true), ''));
create policy own_workspace on workspace for select using (exists (
  select 1 from teammate t where t.workspace_id = workspace.id and t.removed_at is null
    and t.account_id = nullif(current_setting('app.account', true), '')
));

-- The server works as this role: it owns nothing, so it can neither bypass nor change a policy.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'cadre_app') then
    create role cadre_app nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster made it just now
end $$;
grant cadre_app to current_user;
grant usage on schema public to cadre_app;
grant select, insert, update, delete on all tables in schema public to cadre_app;
revoke all on pgmigrations from cadre_app;

-- Who a session is, in one round trip: the account and workspace stand in a table without a guard, the seat
-- behind one, so the function binds the scope between the two. It runs as the caller.
create function session_seat(secret_hash text)
returns table (account_id text, workspace_id text, teammate_id text, role text)
language plpgsql as $$
declare found session%rowtype;
begin
  select * into found from session s
  where s.token_hash = secret_hash and s.revoked_at is null and s.expires_at > now();
  if found.account_id is null then return; end if;
  perform set_config('app.workspace', coalesce(found.workspace_id, ''), true);
  perform set_config('app.account', found.account_id, true);
  return query
    select found.account_id, found.workspace_id, t.id, t.role
    from (select 1) one
    left join teammate t on t.workspace_id = found.workspace_id and t.account_id = found.account_id
      and t.removed_at is null;
end $$;
