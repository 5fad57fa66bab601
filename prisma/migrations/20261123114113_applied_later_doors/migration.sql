-- Money that paid nothing can be used on an invoice later: it counts from the day it was used, and is the payment it was.

create or replace function portal.date_allocation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select portal.calendar_day(coalesce(new.applied_at, payment.received_at), seller.time_zone), payment.currency
    into new.paid_on, new.currency
    from payment, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
    where payment.id = new.payment_id and invoice.id = new.invoice_id;
  return new;
end $$;

-- A payment's lines are all of one day.
create or replace function portal.line_up_allocation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
    select payment.id, new.account_id, new.contract_id, payment.id, 'payment',
           coalesce((select line.happened_on from payment_line line where line.line_id = payment.id limit 1),
                    portal.calendar_day(payment.received_at, seller.time_zone))
    from payment, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
    where payment.id = new.payment_id and invoice.id = new.invoice_id
    on conflict do nothing;
  return null;
end $$;

-- Nothing is used twice: neither on two invoices, nor on one and given back.
alter table payment add constraint payment_unapplied_left check (unapplied_minor >= 0);
