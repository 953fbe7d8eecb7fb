-- Up Migration

-- The server says whether the database is at the schema of its build. It reads which migrations were applied, no more.
grant select (name) on pgmigrations to cadre_app;
