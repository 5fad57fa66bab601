-- Runs after graphile-worker's own migrations, each time: the outbox, callable through both doors.
grant create on schema portal to portal_jobs;
create or replace function portal.enqueue(task text, payload json, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A person's request adds these only, whatever else the worker can do.
  if current_setting('role') = 'portal_viewer' and task not in ('mail', 'match_access_request', 'notice_of_change', 'share_mail',
      'webhook_event') then
    raise insufficient_privilege using message = 'a viewer may not add this task';
  end if;
  -- The key names the fact a job follows from, so adding it twice leaves one.
  perform graphile_worker.add_job(task, payload, job_key := job_key, job_key_mode := 'preserve_run_at', max_attempts := 25);
end $$;
alter function portal.enqueue(text, json, text) owner to portal_jobs;
-- Jobs of one lane run one after the other, and of those with one key the one added last.
create or replace function portal.enqueue_in_lane(task text, payload json, job_key text, lane text, seconds int) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.add_job(task, payload, queue_name := lane, job_key := enqueue_in_lane.job_key, max_attempts := 25,
                                 run_at := now() + make_interval(secs => seconds))
$$;
alter function portal.enqueue_in_lane(text, json, text, text, int) owner to portal_jobs;
revoke create on schema portal from portal_jobs;
revoke all on function portal.enqueue(text, json, text), portal.enqueue_in_lane(text, json, text, text, int) from public;
grant execute on function portal.enqueue(text, json, text) to portal_viewer, portal_system;
grant execute on function portal.enqueue_in_lane(text, json, text, text, int) to portal_system;

do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- A clock that a test moved must not come along in a copy of its database; starting sets it again where it is wanted.
set role portal_system;
delete from clock_offset;
reset role;
