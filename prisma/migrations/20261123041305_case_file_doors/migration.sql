-- Who sees and adds the files of a support case [HLP-3]: who sees the case, and nobody by its contract.

alter table stored_file
  drop constraint stored_file_of_one,
  add constraint stored_file_of_one check (
    num_nonnulls(dispute_id, transfer_id, case_id) = 1 and (case_id is null) = (contract_id is not null)),
  add constraint stored_file_staff_name check ((staff_name is not null) = (case_id is not null and staff_id is not null));

drop policy own on stored_file;
create policy own on stored_file for select to portal_viewer using (
  contract_id in (select unnest(portal.own('contracts')))
  -- As far as the case itself is theirs: asked with its own policy.
  or case_id is not null and exists (select from support_case where support_case.id = case_id));

-- Asks contract_access afresh: whose access was taken meanwhile adds nothing. To a closed case one writes first.
create policy add_to_case on stored_file for insert to portal_viewer
  with check (
    person_id = portal.viewer_id() and contract_id is null
    and exists (
      select from support_case asked
      where asked.id = case_id and asked.account_id = stored_file.account_id
        and asked.person_id = portal.viewer_id() and asked.status <> 'closed'
        and asked.bill_group_id in (select bill_group_id from contract_access where person_id = portal.viewer_id())
        and (asked.contract_id is null
             or asked.contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())))
  );
grant insert (case_id) on stored_file to portal_viewer;
