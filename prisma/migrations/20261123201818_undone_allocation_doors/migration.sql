-- Money that was used on an invoice at the desk can be taken off it again: the allocation goes, and what it was stays.

alter table undone_allocation add constraint undone_allocation_amount check (amount_minor > 0);

alter table undone_allocation enable row level security;
alter table undone_allocation force row level security;
create policy system_all on undone_allocation to portal_system using (true) with check (true);
create policy own on undone_allocation for select to portal_viewer
  using (contract_id in (select unnest(portal.own('contracts'))));
grant select, insert on undone_allocation to portal_system;
-- Who at the seller did it no customer reads here; history says it.
grant select (id, account_id, contract_id, payment_id, invoice_id, payment_number, currency, amount_minor, applied_at, paid_on,
              undone_at, undone_on)
  on undone_allocation to portal_viewer;

create function portal.undone_stays_undone() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'what was taken off an invoice stays on record';
end $$;
create trigger append_only before update or delete on undone_allocation
  for each row execute function portal.undone_stays_undone();

-- An allocation that money came for stays for ever; one that was made later ends only with its record, as it was [M3].
create function portal.require_undone() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from undone_allocation undone
    where undone.id = old.id and undone.payment_id = old.payment_id and undone.invoice_id = old.invoice_id
      and undone.amount_minor = old.amount_minor and undone.applied_at = old.applied_at and undone.paid_on = old.paid_on
  ) then
    raise insufficient_privilege using message = 'an allocation ends with its record only';
  end if;
  return old;
end $$;
create trigger require_undone before delete on payment_allocation
  for each row execute function portal.require_undone();

-- A contract that nothing of a payment is for any more has no line of it, nor of what went back of it.
create function portal.take_line_away() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from payment_line line
    where line.payment_id = old.payment_id and line.contract_id = old.contract_id
      and not exists (select from payment_allocation share
                      where share.payment_id = old.payment_id and share.contract_id = old.contract_id)
      and not exists (select from payment join payment_attempt_invoice tried on tried.attempt_id = payment.attempt_id
                      where payment.id = old.payment_id and tried.contract_id = old.contract_id);
  return null;
end $$;
create trigger take_line_away after delete on payment_allocation
  for each row execute function portal.take_line_away();

grant delete on payment_allocation, payment_line to portal_system;

-- Used and taken off at the desk, too. lib/webhooks/rules.ts lists the same.
create or replace function portal.webhook_type(action text, before jsonb, after jsonb) returns text language sql immutable as $$
  select case
    when action in (
      'payment.received', 'payment.applied', 'payment.unapplied', 'payment.refunded', 'payment.chargeback_opened',
      'payment.chargeback_won', 'payment.chargeback_lost', 'invoice.po_number_changed', 'contract.po_number_changed',
      'contract.renewal_turned_off', 'contract.renewal_turned_on', 'user.added', 'user.removed',
      'quote.accepted', 'quote.declined', 'dispute.opened', 'promise.made', 'transfer.sent') then action
    when action in ('dispute.withdrawn', 'dispute.accepted', 'dispute.rejected') then 'dispute.ended'
    when action = 'bill_group.settings_changed' and after ? 'poNumber' then 'bill_group.po_number_changed'
  end
$$;

grant create on schema portal to portal_system;
alter function portal.require_undone() owner to portal_system;
alter function portal.take_line_away() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.undone_stays_undone(), portal.require_undone(), portal.take_line_away() from public;
