-- A contract's own contact or shipping address goes again, and the bill group's counts: by whoever may enter one [CON-6].
create policy give_back on address for delete to portal_viewer
  using (
    kind <> 'billing'
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())
  );
grant delete on address to portal_viewer;
