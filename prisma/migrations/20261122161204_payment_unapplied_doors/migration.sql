-- What of a payment pays nothing now is kept by the ledger, as an invoice's open balance is.

grant update (unapplied_minor) on payment to portal_system;
set role portal_system;
update payment set unapplied_minor = kept.minor
  from (select payment_id, -sum(amount_minor) as minor from ledger_entry where kind = 'unapplied' group by payment_id) kept
  where kept.payment_id = payment.id;
reset role;

create or replace function portal.keep_balances() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'receivable' then
    update invoice set open_minor = open_minor + new.amount_minor where id = new.invoice_id and currency = new.currency;
  elsif new.kind = 'credit' then
    update credit_memo set left_minor = left_minor - new.amount_minor
    where id = new.credit_memo_id and currency = new.currency;
  elsif new.kind = 'unapplied' then
    update payment set unapplied_minor = unapplied_minor - new.amount_minor
    where id = new.payment_id and currency = new.currency;
  else
    return null;
  end if;
  if not found then
    raise check_violation using message = 'a ledger entry is in another currency than what it is about';
  end if;
  return null;
end $$;

-- A small part of all payments, looked through for each statement.
create index payment_unapplied on payment (account_id) where unapplied_minor > 0;
