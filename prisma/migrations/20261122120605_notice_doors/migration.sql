-- A person's choices are theirs alone; what was reminded of is the worker's own bookkeeping.

do $$
declare name text;
begin
  foreach name in array array['notification_choice', 'renewal_reminder'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to portal_system', name);
  end loop;
end $$;

create policy own on notification_choice for select to portal_viewer using (person_id = portal.viewer_id());
create policy choose on notification_choice for insert to portal_viewer with check (person_id = portal.viewer_id());
create policy choose_again on notification_choice for update to portal_viewer
  using (person_id = portal.viewer_id()) with check (person_id = portal.viewer_id());
grant select, insert, update (is_on, chosen_at) on notification_choice to portal_viewer;
