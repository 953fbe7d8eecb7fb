-- Up Migration

alter table workspace
  -- For edits of its name, time zone and hours.
  add column version int not null default 1,
  add column head_starts_version int not null default 1,
  -- Weekly intervals on the clock of its time zone; null is always.
  add column working_hours jsonb;

alter table contact_property add column version int not null default 1;

-- Team groups only: whose hours they work. Segments keep the default, which says nothing of them.
alter table grouping
  add column hours text not null default 'WORKSPACE' check (hours in ('ALWAYS', 'WORKSPACE', 'OWN')),
  add column working_hours jsonb,
  add column time_zone text,
  add check ((hours = 'OWN') = (working_hours is not null and time_zone is not null));

alter table queue
  add column outside_hours text not null default 'WAIT' check (outside_hours in ('WAIT', 'NEXT_QUEUE'));
