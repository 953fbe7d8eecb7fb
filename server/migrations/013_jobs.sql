-- Up Migration

-- What takes longer than a request: done in batches, each of them one transaction with its counts and its place.
create table job (
  workspace_id text collate "C" not null references workspace on delete cascade,
  id text collate "C" not null,
  kind text collate "C" not null,
  -- What it is about: a segment, an import.
  subject_id text collate "C",
  input jsonb not null default '{}',
  status text not null default 'WAITING' check (status in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  total int,
  done int not null default 0,
  changed int not null default 0,
  failed int not null default 0,
  -- Where the next batch begins; what it means is the kind's.
  place jsonb,
  -- Batches so far. A server that finds another number than its own has lost the job to another server.
  batches int not null default 0,
  result jsonb,
  error text,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  primary key (workspace_id, id)
);
create index job_subject on job (workspace_id, subject_id);
alter table job enable row level security;
alter table job force row level security;
create policy workspace_only on job using (workspace_id = nullif(current_setting('app.workspace', true), ''));
grant select, insert, update, delete on job to cadre_app;

-- Jobs that are not over. Ids only and no guard, because whoever looks for work serves every workspace.
create table pending_job (
  job_id text collate "C" primary key,
  in_workspace_id text collate "C" not null,
  kind text collate "C" not null,
  -- Jobs of one lane of a workspace run one after the other.
  lane text collate "C" not null
);
grant select, insert, update, delete on pending_job to cadre_app;

-- Imports that were waiting for a server, or that one was at, become jobs.
do $$
declare one pending_import%rowtype;
begin
  for one in select * from pending_import loop
    perform set_config('app.workspace', one.in_workspace_id, true);
    insert into job (workspace_id, id, kind, subject_id, total, done, changed, failed, place, created_by, created_at)
    select workspace_id, 'job_' || substr(id, 5), 'CONTACT_IMPORT', id, bytes, bytes_read,
      added_count + updated_count, failed_count, jsonb_build_object('rows', row_count), created_by, created_at
    from contact_import where workspace_id = one.in_workspace_id and id = one.import_id;
    insert into pending_job (job_id, in_workspace_id, kind, lane)
    values ('job_' || substr(one.import_id, 5), one.in_workspace_id, 'CONTACT_IMPORT', 'imports');
  end loop;
  perform set_config('app.workspace', '', true);
end $$;
drop table pending_import;
