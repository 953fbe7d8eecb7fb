-- Up Migration

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table contact_property (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  key text collate "C" not null,
  label text not null,
  description text,
  type text not null check (type in ('TEXT', 'CHOICE', 'MULTI_CHOICE', 'NUMBER', 'BOOLEAN', 'DATE')),
  choices text[] not null default '{}',
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, key)
);

-- Display values beside canonical ones: the database compares canonical values and never folds, trims or
-- parses. `facts` holds the canonical values of `properties`, empty ones left out.
create table contact (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  external_id text collate "C",
  email text,
  name text,
  company text,
  external_id_canonical text collate "C",
  email_canonical text collate "C",
  name_canonical text collate "C",
  company_canonical text collate "C",
  properties jsonb not null default '{}',
  facts jsonb not null default '{}',
  normaliser_version int not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (workspace_id, id)
);
create unique index contact_external_id on contact (workspace_id, external_id) where external_id is not null;
create unique index contact_email on contact (workspace_id, email_canonical) where email_canonical is not null;
create index contact_facts on contact using gin (workspace_id, facts jsonb_path_ops);
create index contact_search on contact using gin (
  workspace_id, name_canonical gin_trgm_ops, email_canonical gin_trgm_ops,
  company_canonical gin_trgm_ops, external_id_canonical gin_trgm_ops
);

create table contact_import (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  file_name text not null,
  status text not null check (status in ('UPLOADING', 'WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  -- CSV header -> field (externalId, email, name, company, properties.KEY) or null for a column left out.
  columns jsonb,
  -- The file's own header, in its order.
  headers text[],
  create_properties boolean not null default false,
  row_count int not null default 0,
  added_count int not null default 0,
  updated_count int not null default 0,
  skipped_count int not null default 0,
  failed_count int not null default 0,
  bytes bigint not null default 0,
  -- How far it is, for the progress bar. Where a killed import goes on is row_count: it is written in the
  -- transaction of the rows that it counts.
  bytes_read bigint not null default 0,
  error text,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  primary key (workspace_id, id)
);

create table contact_import_chunk (
  workspace_id text collate "C" not null,
  import_id text collate "C" not null,
  -- Offset of the chunk's first byte in the file.
  offset_bytes bigint not null,
  data bytea not null,
  primary key (workspace_id, import_id, offset_bytes),
  foreign key (workspace_id, import_id) references contact_import on delete cascade
);

create table contact_import_failure (
  workspace_id text collate "C" not null,
  import_id text collate "C" not null,
  row_number int not null,
  column_name text,
  reason text not null,
  record jsonb not null,
  primary key (workspace_id, import_id, row_number),
  foreign key (workspace_id, import_id) references contact_import on delete cascade
);

-- Imports whose file is whole and that are not done. Ids only and no guard, because whoever looks for work
-- serves every workspace.
create table pending_import (
  import_id text collate "C" primary key,
  in_workspace_id text collate "C" not null
);
