-- What was asked for is for the asker and for who may buy there, as the request itself is [QUO-7]; that somebody was not
-- let in is told to nobody but the desk [ACC-9].
alter policy own on audit_event using (
  (contract_id in (select unnest(portal.own('contracts')))
   or bill_group_id in (select unnest(portal.own('bill_groups'))))
  and action <> 'access.request_declined'
  and (action not like 'request.%' or actor_person_id = portal.viewer_id() or portal.manages(
    coalesce(bill_group_id, (select contract.bill_group_id from contract where contract.id = audit_event.contract_id))))
);
