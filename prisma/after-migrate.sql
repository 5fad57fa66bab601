-- Runs after graphile-worker's own migrations, each time: the outbox, callable through both doors.
grant create on schema portal to portal_jobs;
create or replace function portal.enqueue(task text, payload json, job_key text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  -- The key names the fact a job follows from, so adding it twice leaves one.
  select graphile_worker.add_job(task, payload, job_key := job_key, job_key_mode := 'preserve_run_at', max_attempts := 25)
$$;
alter function portal.enqueue(text, json, text) owner to portal_jobs;
revoke all on function portal.enqueue(text, json, text) from public;
grant execute on function portal.enqueue(text, json, text) to portal_viewer, portal_system;
