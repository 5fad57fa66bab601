-- What proves staff is nobody's to read but the system's [SIG-7].

alter table staff_factor add constraint staff_factor_sealed check (length(secret) between 40 and 200);
alter table staff_recovery_code add constraint staff_recovery_code_hash check (length(code_hash) = 32);

do $$
declare name text;
begin
  foreach name in array array['staff_factor', 'staff_recovery_code'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to portal_system', name);
  end loop;
end $$;

-- A code works once: the step that was used last only grows, except for another secret.
create function portal.keep_last_step() returns trigger language plpgsql as $$
begin
  if new.last_step < old.last_step and new.secret = old.secret then
    raise check_violation using message = 'a code works once', constraint = 'staff_factor_forward';
  end if;
  return new;
end $$;
create trigger keep_last_step before update on staff_factor for each row execute function portal.keep_last_step();
revoke all on function portal.keep_last_step() from public;
