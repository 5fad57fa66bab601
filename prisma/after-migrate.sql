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
  -- The key names the fact a job follows from, so adding it twice leaves one. What asks the payment provider goes one after
  -- the other: where it does not answer, one hand waits for it, and mails go out by the others.
  perform graphile_worker.add_job(task, payload, job_key := job_key, job_key_mode := 'preserve_run_at', max_attempts := 25,
    queue_name := case when task in ('provider_event', 'charge_reversals') then 'provider_events' end);
end $$;
alter function portal.enqueue(text, json, text) owner to portal_jobs;
-- Jobs of one lane run one after the other, and of those with one key the one added last.
create or replace function portal.enqueue_in_lane(task text, payload json, job_key text, lane text, seconds int) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select graphile_worker.add_job(task, payload, queue_name := lane, job_key := enqueue_in_lane.job_key, max_attempts := 25,
                                 run_at := now() + make_interval(secs => seconds))
$$;
alter function portal.enqueue_in_lane(text, json, text, text, int) owner to portal_jobs;
-- How the queue stands, for whoever watches the portal: it holds what is to be done and what was given up, and nothing else.
create or replace function portal.job_counts() returns table (waiting bigint, running bigint, given_up bigint, oldest_seconds float8)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) filter (where attempts < max_attempts and locked_at is null and run_at <= now()),
         count(*) filter (where locked_at is not null),
         count(*) filter (where attempts >= max_attempts and locked_at is null),
         coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and locked_at is null
           and run_at <= now())), 0)::float8
  from graphile_worker._private_jobs
$$;
alter function portal.job_counts() owner to portal_jobs;
-- Mails to who is erased, and mails that were given up so long ago that nobody waits for them: gone, with the address in them.
create or replace function portal.drop_mails(recipient text, given_up_before timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
    where task.id = job.task_id and task.identifier = 'mail' and job.locked_at is null
      and (job.payload ->> 'to' = recipient or job.attempts >= job.max_attempts and job.run_at < given_up_before)
    returning 1)
  select count(*) from gone
$$;
alter function portal.drop_mails(text, timestamptz) owner to portal_jobs;
revoke create on schema portal from portal_jobs;
revoke all on function portal.job_counts(), portal.drop_mails(text, timestamptz) from public;
grant execute on function portal.job_counts(), portal.drop_mails(text, timestamptz) to portal_system;
revoke all on function portal.enqueue(text, json, text), portal.enqueue_in_lane(text, json, text, text, int) from public;
grant execute on function portal.enqueue(text, json, text) to portal_viewer, portal_system;
grant execute on function portal.enqueue_in_lane(text, json, text, text, int) to portal_system;

-- A preview reads what a viewer reads, whatever was added since, and can write nothing [DSK-3].
do $$
declare found record;
begin
  for found in select relation.oid::regclass as name from pg_class relation
    where relation.relnamespace in ('public'::regnamespace, 'portal'::regnamespace) and relation.relkind in ('r', 'v', 'p')
      and has_table_privilege('portal_viewer', relation.oid, 'select')
  loop
    execute format('grant select on %s to portal_preview', found.name);
  end loop;
  for found in select relation.oid::regclass as name, string_agg(quote_ident(part.attname), ', ') as columns
    from pg_class relation join pg_attribute part on part.attrelid = relation.oid and part.attnum > 0 and not part.attisdropped
    where relation.relnamespace = 'public'::regnamespace and relation.relkind = 'r'
      and not has_table_privilege('portal_viewer', relation.oid, 'select')
      and has_column_privilege('portal_viewer', relation.oid, part.attnum, 'select')
    group by relation.oid
  loop
    execute format('grant select (%s) on %s to portal_preview', found.columns, found.name);
  end loop;
  for found in select tablename, policyname from pg_policies
    where schemaname = 'public' and cmd = 'SELECT' and 'portal_viewer' = any (roles) and not 'portal_preview' = any (roles)
  loop
    execute format('alter policy %I on %I to portal_viewer, portal_preview', found.policyname, found.tablename);
  end loop;
  -- Functions that may write are volatile.
  for found in select function.oid::regprocedure as name from pg_proc function
    where function.pronamespace = 'portal'::regnamespace and function.provolatile <> 'v' and function.prorettype <> 'trigger'::regtype
      and has_function_privilege('portal_viewer', function.oid, 'execute')
  loop
    execute format('grant execute on function %s to portal_preview', found.name);
  end loop;
end $$;

do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- A clock that a test moved must not come along in a copy of its database; starting sets it again where it is wanted.
set role portal_system;
delete from clock_offset;
reset role;
