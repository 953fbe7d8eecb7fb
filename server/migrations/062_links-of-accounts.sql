-- Up Migration

-- Links that let somebody do one thing to an account without its password, once: kept as a hash, because whoever has
-- one needs nothing else. Like accounts and sessions they belong to no workspace.
create table account_link (
  token_hash text collate "C" primary key,
  account_id text collate "C" not null references account on delete cascade,
  kind text not null check (kind in ('PASSWORD_RESET', 'EMAIL_CHANGE')),
  -- The address that an EMAIL_CHANGE leads to.
  email text,
  -- The workspace whose admin made a PASSWORD_RESET; null for one that was sent by email or made on the command line.
  workspace_id text collate "C" references workspace on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index account_link_account on account_link (account_id);
grant select, insert, update, delete on account_link to cadre_app;
