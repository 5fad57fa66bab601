-- The chain over the audit log: links are insert-only, as its rows are [A7].

alter table audit_link
  add constraint audit_link_hash check (length(hash) = 32),
  add constraint audit_link_seq check (seq > 0);

do $$
declare name text;
begin
  foreach name in array array['audit_link', 'audit_unlinked'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
  end loop;
end $$;
grant select, insert on audit_link to portal_system;
grant select, insert, delete on audit_unlinked to portal_system;

-- Each row announces itself in its own transaction, so that nobody waits for the chain.
create function portal.announce_audit_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_unlinked (event_id) values (new.id);
  return null;
end $$;
create trigger announce_audit_row after insert on audit_event
  for each row execute function portal.announce_audit_row();

grant create on schema portal to portal_system;
alter function portal.announce_audit_row() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.announce_audit_row() from public;

-- What is there already waits for its link like the rest.
set role portal_system;
insert into audit_unlinked (event_id) select id from audit_event;
reset role;
