-- Who sees and writes support cases [HLP-3]: the opener, while they see what it is about; and the seller's people.

alter table support_case
  add constraint support_case_subject check (length(subject) between 1 and 150),
  add constraint support_case_about check (invoice_id is null or contract_id is not null),
  add constraint support_case_times check (last_at >= opened_at);
alter table support_message
  add constraint support_message_by_one check (num_nonnulls(person_id, staff_id) = 1 and (staff_id is null) = (staff_name is null)),
  add constraint support_message_text check (length(text) between 1 and 4000);

create sequence support_case_number start 1001;
alter table support_case alter column number set default 'CASE-' || nextval('support_case_number');
grant usage on sequence support_case_number to portal_viewer, portal_system;

do $$
declare name text;
begin
  foreach name in array array['support_case', 'support_message'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
end $$;
grant update (status, last_at) on support_case to portal_system;

-- A private matter: other people on the contract do not see it.
create policy own on support_case for select to portal_viewer using (
  person_id = portal.viewer_id() and bill_group_id in (select unnest(portal.own('bill_groups')))
  and (contract_id is null or contract_id in (select unnest(portal.own('contracts')))));
create policy ask on support_case for insert to portal_viewer with check (
  person_id = portal.viewer_id() and status = 'open' and last_at = opened_at
  and opened_at between portal.now() - interval '1 minute' and portal.now() + interval '1 minute'
  and (bill_group_id, account_id) in
    (select bill_group_id, account_id from contract_access where person_id = portal.viewer_id())
  and (contract_id is null or (contract_id, bill_group_id) in
    (select contract_id, bill_group_id from contract_access where person_id = portal.viewer_id())));
-- Writing opens it again; only the seller's people close it.
create policy write on support_case for update to portal_viewer
  using (person_id = portal.viewer_id()
         and bill_group_id in (select bill_group_id from contract_access where person_id = portal.viewer_id())
         and (contract_id is null
              or contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())))
  with check (status = 'open');
grant select,
      insert (id, account_id, bill_group_id, contract_id, invoice_id, person_id, subject, opened_at, last_at),
      update (status, last_at)
  on support_case to portal_viewer;

create policy own on support_message for select to portal_viewer
  using (exists (select from support_case where support_case.id = case_id));
create policy write on support_message for insert to portal_viewer
  with check (person_id = portal.viewer_id() and exists (
    select from support_case where support_case.id = case_id and support_case.person_id = portal.viewer_id()));
grant select, insert (id, case_id, person_id, text, sent_at) on support_message to portal_viewer;
