-- Up Migration

-- Orders that a list of contacts can be asked for; whoever has no value stands among the nulls, by id.
create index contact_by_name on contact (workspace_id, name_canonical, id);
create index contact_by_email on contact (workspace_id, email_canonical, id);
create index contact_by_company on contact (workspace_id, company_canonical, id);
create index contact_by_creation on contact (workspace_id, created_at, id);
