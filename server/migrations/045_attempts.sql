-- Up Migration

-- Guesses of passwords and codes, counted by all servers together: the hash of what is counted, how many, and until when
-- (milliseconds since 1970). The columns are those of rate-limiter-flexible. No workspace: whoever signs in is in none yet.
create table attempt (
  key text collate "C" primary key,
  points integer not null,
  expire bigint
);
create index attempt_expire on attempt (expire);
grant select, insert, update, delete on attempt to cadre_app;
