-- What the last check of the ledger came to: the worker's to write, and for whoever watches the portal.
alter table ledger_check
  add constraint ledger_check_scope check (scope in ('whole', 'lately')),
  add constraint ledger_check_findings check (findings >= 0);
alter table ledger_check enable row level security;
alter table ledger_check force row level security;
create policy system_all on ledger_check to portal_system using (true) with check (true);
grant select, insert on ledger_check to portal_system;
grant update (checked_at, findings, uncompared) on ledger_check to portal_system;

-- Who was erased is nobody who could be written to, or come back: no address of theirs is an address.
alter table person add constraint person_erased
  check ((erased_at is not null) = (email like 'erased-%@erased.invalid'));

-- Whom an invoice was mailed to is forgotten in time; that it was mailed is not.
grant update (sent_to, note) on invoice_share to portal_system;
