-- What is staged and whose keys open the API is nobody's to read but the system's [DSK-5].

alter table import_run
  add constraint import_run_texts check (length(file_name) between 1 and 200 and length(brought_by) between 1 and 254),
  add constraint import_run_counts check (
    least(row_count, new_count, changed_count, unchanged_count, refused_count) >= 0 and size_bytes >= 0),
  add constraint import_run_ended check ((ended_at is not null) = (status in ('done', 'failed', 'discarded')));
alter table import_row
  add constraint import_row_verdict check (verdict in ('new', 'changed', 'unchanged', 'refused')),
  add constraint import_row_external_id check (length(external_id) between 1 and 200);
alter table imported_record
  add constraint imported_record_kind check (
    kind in ('accounts', 'bill_groups', 'contracts', 'subscriptions', 'invoices', 'credit_memos')),
  add constraint imported_record_external_id check (length(external_id) between 1 and 300);
alter table api_key
  add constraint api_key_hash check (length(key_hash) = 32),
  add constraint api_key_texts check (length(name) between 1 and 80 and length(prefix) between 6 and 40),
  add constraint api_key_scopes check (cardinality(scopes) between 1 and 40);

do $$
declare name text;
begin
  foreach name in array array['import_run', 'import_row', 'import_refusal', 'imported_record', 'api_key'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
end $$;
grant update, delete on import_run, import_row, import_refusal to portal_system;
-- What a name stands for stays; so do a key, its hash and what it may.
grant update (content, imported_at) on imported_record to portal_system;
grant update (last_used_at, revoked_at) on api_key to portal_system;
