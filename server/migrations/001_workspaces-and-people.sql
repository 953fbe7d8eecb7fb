-- Up Migration

-- Every table but account and session begins its key with the workspace: row level security guards by it
-- (005) and a cluster could distribute by it. Text ids are "prefix_" + ULID, so they sort by time.

create table workspace (
  id text collate "C" primary key,
  name text not null,
  time_zone text not null default 'UTC',
  -- Bumped by every change to a rule, property, segment, queue or priority rule: servers compare it with
  -- the version of the rulebook that they hold.
  rulebook_version bigint not null default 1,
  queue_order_version int not null default 1,
  priority_order_version int not null default 1,
  -- Minutes of head start by priority; null is strict priority.
  head_starts jsonb,
  created_at timestamptz(3) not null default now()
);

-- Apart from workspace, so that numbering conversations does not lock the row that every intake reads.
create table workspace_counter (
  workspace_id text collate "C" not null references workspace on delete cascade,
  name text not null,
  value bigint not null,
  primary key (workspace_id, name)
);

create table account (
  id text collate "C" primary key,
  email text not null,
  email_canonical text collate "C" not null unique,
  name text not null,
  password_hash text not null,
  created_at timestamptz(3) not null default now()
);

create table session (
  -- SHA-256 of the cookie's secret: a dump of the database opens no session.
  token_hash text collate "C" primary key,
  account_id text collate "C" not null references account on delete cascade,
  workspace_id text collate "C" references workspace on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index session_account on session (account_id);

create table teammate (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  account_id text collate "C" not null references account,
  role text not null check (role in ('ADMIN', 'AGENT')),
  capacity int not null default 5 check (capacity between 0 and 1000),
  available boolean not null default false,
  last_seen_at timestamptz(3),
  removed_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, account_id)
);
create index teammate_account on teammate (account_id);

create table invitation (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  email text not null,
  role text not null check (role in ('ADMIN', 'AGENT')),
  token_hash text collate "C" not null,
  invited_by text not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, token_hash)
);

create table api_key (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  name text not null,
  secret_hash text collate "C" not null,
  scopes text[] not null,
  created_by text not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
