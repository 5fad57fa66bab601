-- What Home adds up: the anchor of what is there already, indexes that hold the sums, and whether somebody sees it all.

-- Through the system's door, which row-level security leaves all rows.
grant update (paid_on, currency) on payment_allocation to portal_system;
set role portal_system;
update bill_group set billing_anchor_on = first.starts_on
  from (select bill_group_id, min(starts_on) as starts_on from contract group by bill_group_id) first
  where first.bill_group_id = bill_group.id;
update payment_allocation share
  set paid_on = portal.calendar_day(payment.received_at, seller.time_zone), currency = payment.currency
  from payment, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
  where payment.id = share.payment_id and invoice.id = share.invoice_id;
reset role;
revoke update (paid_on, currency) on payment_allocation from portal_system;

-- When and in what currency a share was paid, kept with it: nobody writes them but this.
create function portal.date_allocation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select portal.calendar_day(payment.received_at, seller.time_zone), payment.currency into new.paid_on, new.currency
    from payment, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
    where payment.id = new.payment_id and invoice.id = new.invoice_id;
  return new;
end $$;
create trigger date_allocation before insert on payment_allocation
  for each row execute function portal.date_allocation();

-- Whether the viewer sees every contract of a bill group of theirs, ended ones too: sums say so when it is not all.
create function portal.sees_whole_group(bill_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select sees_whole_group.bill_group = any (portal.own('bill_groups')) and not exists (
    select from contract
    where contract.bill_group_id = sees_whole_group.bill_group and contract.id <> all (portal.own('contracts')))
$$;

grant create on schema portal to portal_system;
alter function portal.date_allocation() owner to portal_system;
alter function portal.sees_whole_group(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.date_allocation(), portal.sees_whole_group(uuid) from public;
grant execute on function portal.sees_whole_group(uuid) to portal_viewer;

alter table payment_allocation add constraint payment_allocation_dated check (paid_on is not null and currency is not null);

-- The sums of Home are read from these alone, contract by contract: what was billed, and what was paid.
create index invoice_billed_by_day on invoice (contract_id, issued_on)
  include (currency, payable_minor) where voided_at is null;
create index payment_allocation_by_day on payment_allocation (contract_id, paid_on, payment_id)
  include (currency, amount_minor);
