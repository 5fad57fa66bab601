-- Logos that were uploaded: added and never changed, since what was issued with one shows it for ever [BIL-5, INV-2].

alter table seller_logo enable row level security;
alter table seller_logo force row level security;
create policy system_all on seller_logo to portal_system using (true) with check (true);
grant select, insert on seller_logo to portal_system;

-- What is drawn on a document; null where there is no such logo.
create function portal.printed_logo(logo uuid) returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select printed from seller_logo where id = logo
$$;

grant create on schema portal to portal_system;
alter function portal.printed_logo(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.printed_logo(uuid) from public;
grant execute on function portal.printed_logo(uuid) to portal_viewer;
