-- There is always an admin, against every path: without one nobody could let anybody in again.

create function portal.keep_an_admin() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.role = 'admin' and new.ended_at is null then
    return new;
  end if;
  -- Of two admins who end each other at once the second waits here, and sees that they are the last.
  perform pg_advisory_xact_lock(hashtextextended('staff-admins', 0));
  if not exists (select from staff where id <> old.id and role = 'admin' and ended_at is null) then
    raise check_violation using message = 'there is always an admin', constraint = 'staff_admin';
  end if;
  return new;
end $$;
create trigger keep_an_admin before update on staff for each row
  when (old.role = 'admin' and old.ended_at is null) execute function portal.keep_an_admin();

grant create on schema portal to portal_system;
alter function portal.keep_an_admin() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_an_admin() from public;
