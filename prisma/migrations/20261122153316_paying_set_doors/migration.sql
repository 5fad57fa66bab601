-- One payment for several invoices [PAY-1], in part [PAY-2], by card or bank debit [PAY-3].

alter table payment_attempt add constraint payment_attempt_means check (means in ('card', 'bank_debit'));

-- What an attempt takes is what its invoices get of it: in one currency, for one seller entity, and never more than is open
-- when it begins. Of one account it is by its foreign keys. Looked at once all of it is there, whatever the code does [M2].
create function portal.require_fitting_shares() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from payment_attempt attempt
    join payment_attempt_invoice tried on tried.attempt_id = attempt.id
    join invoice on invoice.id = tried.invoice_id
    where attempt.id = new.attempt_id
    group by attempt.id, attempt.amount_minor, attempt.currency
    having sum(tried.amount_minor) = attempt.amount_minor and bool_and(invoice.currency = attempt.currency)
      and count(distinct invoice.seller_entity_id) = 1
  ) then
    raise check_violation using message = 'an attempt takes what its invoices get', constraint = 'payment_attempt_shares';
  end if;
  if exists (select from invoice where id = new.invoice_id and open_minor < new.amount_minor) then
    raise check_violation using message = 'an attempt takes what is open at most', constraint = 'payment_attempt_share_open';
  end if;
  return null;
end $$;
create constraint trigger fitting_shares after insert on payment_attempt_invoice
  deferrable initially deferred for each row execute function portal.require_fitting_shares();

-- What of a payment was used for no invoice: who sees one of its invoices may not see all of them. Null for who sees none.
create function portal.unapplied_of(which uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select payment.amount_minor - coalesce(
    (select sum(share.amount_minor) from payment_allocation share where share.payment_id = payment.id), 0)::bigint
  from payment where payment.id = which and (
    exists (select from payment_allocation share
            where share.payment_id = payment.id and share.contract_id = any (portal.own('contracts')))
    or exists (select from payment_attempt_invoice tried
               where tried.attempt_id = payment.attempt_id and tried.contract_id = any (portal.own('contracts')))
  )
$$;

grant create on schema portal to portal_system;
alter function portal.require_fitting_shares() owner to portal_system;
alter function portal.unapplied_of(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.require_fitting_shares(), portal.unapplied_of(uuid) from public;
grant execute on function portal.unapplied_of(uuid) to portal_viewer;

-- Seen by who sees what it was meant for, also where nothing of that was open any more.
alter policy own on payment
  using (id in (select payment_id from payment_allocation) or attempt_id in (select attempt_id from payment_attempt_invoice));

grant update (asked_at) on payment_attempt to portal_system;
grant select (means), insert (means) on payment_attempt to portal_viewer;
