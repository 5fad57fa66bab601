-- Refunds and chargebacks: what their rows must always be, who sees them, and the lines of the Payments tab [PAY-9].

-- What a row must always be.

alter table refund
  add constraint refund_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint refund_amount check (amount_minor > 0 and unapplied_minor between 0 and amount_minor),
  add constraint refund_end check ((failed_at is not null) = (status in ('failed', 'canceled')));
alter table refund_share add constraint refund_share_amount check (amount_minor >= 0);
alter table chargeback
  add constraint chargeback_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint chargeback_amount check (amount_minor > 0 and unapplied_minor between 0 and amount_minor),
  add constraint chargeback_end check ((closed_at is not null) = (status <> 'open'));
alter table chargeback_share add constraint chargeback_share_amount check (amount_minor >= 0);

-- A refund or chargeback only moves forward, whatever is read late.
create function portal.keep_reversal_forward() returns trigger language plpgsql as $$
begin
  if old.status::text in ('failed', 'canceled', 'won', 'lost') and new.status <> old.status then
    raise check_violation using message = 'a refund or chargeback that has ended stays as it is';
  end if;
  return new;
end $$;
create trigger keep_forward before update of status on refund
  for each row execute function portal.keep_reversal_forward();
create trigger keep_forward before update of status on chargeback
  for each row execute function portal.keep_reversal_forward();

-- What a bank took back once is not taken from it again by itself: a person has to pay it.
create function portal.refuse_charged_back() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from payment_attempt where id = new.attempt_id and kind = 'auto') and exists (
    select from chargeback_share share join chargeback on chargeback.id = share.chargeback_id
    where share.invoice_id = new.invoice_id and chargeback.status = 'lost' and share.amount_minor > 0
  ) then
    raise check_violation using message = 'auto-pay does not pay what was charged back', constraint = 'auto_pay_charged_back';
  end if;
  return new;
end $$;
create trigger refuse_charged_back before insert on payment_attempt_invoice
  for each row execute function portal.refuse_charged_back();

-- The lines of the Payments tab: one a contract for each payment, refund and chargeback. Nobody writes them but these.

-- The zone of the seller entity whose invoices a payment was for.
create function portal.payment_zone(which uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select seller.time_zone
  from (
    select share.invoice_id from payment_allocation share where share.payment_id = which
    union all
    select tried.invoice_id from payment join payment_attempt_invoice tried on tried.attempt_id = payment.attempt_id
    where payment.id = which
  ) about
  join invoice on invoice.id = about.invoice_id
  join seller_entity seller on seller.id = invoice.seller_entity_id limit 1
$$;

create function portal.line_up_payment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
    select distinct new.id, new.account_id, tried.contract_id, new.id, 'payment'::payment_line_kind,
           portal.calendar_day(new.received_at, portal.payment_zone(new.id))
    from payment_attempt_invoice tried where tried.attempt_id = new.attempt_id
    on conflict do nothing;
  return null;
end $$;
create trigger line_up_payment after insert on payment for each row execute function portal.line_up_payment();

create function portal.line_up_allocation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
    values (new.payment_id, new.account_id, new.contract_id, new.payment_id, 'payment', new.paid_on)
    on conflict do nothing;
  return null;
end $$;
create trigger line_up_allocation after insert on payment_allocation
  for each row execute function portal.line_up_allocation();

create function portal.line_up_reversal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare at timestamptz;
begin
  at := case tg_argv[0] when 'refund' then (to_jsonb(new) ->> 'refunded_at') else (to_jsonb(new) ->> 'opened_at') end;
  insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
    select new.id, new.account_id, line.contract_id, new.payment_id, tg_argv[0]::payment_line_kind,
           portal.calendar_day(at, portal.payment_zone(new.payment_id))
    from payment_line line where line.line_id = new.payment_id;
  return null;
end $$;
create trigger line_up after insert on refund for each row execute function portal.line_up_reversal('refund');
create trigger line_up after insert on chargeback for each row execute function portal.line_up_reversal('chargeback');

-- Whether all that a payment was for is the viewer's: what a part of it may not say then needs no leaving out.
create function portal.sees_whole_payment(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select bool_and(line.contract_id = any (portal.own('contracts'))) from payment_line line where line.line_id = which
$$;

grant create on schema portal to portal_system;
alter function portal.refuse_charged_back() owner to portal_system;
alter function portal.payment_zone(uuid) owner to portal_system;
alter function portal.line_up_payment() owner to portal_system;
alter function portal.line_up_allocation() owner to portal_system;
alter function portal.line_up_reversal() owner to portal_system;
alter function portal.sees_whole_payment(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_reversal_forward(), portal.refuse_charged_back(), portal.payment_zone(uuid),
  portal.line_up_payment(), portal.line_up_allocation(), portal.line_up_reversal(), portal.sees_whole_payment(uuid)
  from public;
grant execute on function portal.sees_whole_payment(uuid) to portal_viewer;

do $$
declare name text;
begin
  foreach name in array array[
    'refund', 'refund_share', 'chargeback', 'chargeback_share', 'payment_line', 'provider_watermark'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
  foreach name in array array['refund_share', 'chargeback_share', 'payment_line'] loop
    execute format(
      'create policy own on %I for select to portal_viewer
       using (contract_id in (select unnest(portal.own(''contracts''))))', name);
    execute format('grant select on %I to portal_viewer', name);
  end loop;
end $$;
grant update (status, unapplied_minor, failed_at) on refund to portal_system;
grant update (amount_minor) on refund_share to portal_system;
grant update (status, unapplied_minor, closed_at) on chargeback to portal_system;
grant update (amount_minor) on chargeback_share to portal_system;
grant update (read_to) on provider_watermark to portal_system;

-- The provider's ids no web page reads.
create policy own on refund for select to portal_viewer
  using (exists (select from payment_line line where line.line_id = refund.id));
grant select (id, account_id, payment_id, status, currency, amount_minor, unapplied_minor, reason, refunded_at, failed_at)
  on refund to portal_viewer;
create policy own on chargeback for select to portal_viewer
  using (exists (select from payment_line line where line.line_id = chargeback.id));
grant select (id, account_id, payment_id, status, currency, amount_minor, unapplied_minor, reason, opened_at, closed_at)
  on chargeback to portal_viewer;

-- What there is already, through the system's door, which row-level security leaves all rows.
set role portal_system;
insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
  select distinct payment_id, account_id, contract_id, payment_id, 'payment'::payment_line_kind, paid_on
  from payment_allocation;
insert into payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
  select distinct payment.id, payment.account_id, tried.contract_id, payment.id, 'payment'::payment_line_kind,
         portal.calendar_day(payment.received_at, portal.payment_zone(payment.id))
  from payment join payment_attempt_invoice tried on tried.attempt_id = payment.attempt_id
  on conflict do nothing;
reset role;

-- Money that came in for nothing that was open any more is seen by who sees what it was tried for.
alter policy own on payment using (
  exists (select from payment_line line where line.line_id = payment.id));
