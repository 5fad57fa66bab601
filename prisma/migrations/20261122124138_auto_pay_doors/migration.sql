-- Auto-pay tries an invoice once a day, with one attempt, and only a bill group with a method pays by itself [BIL-4].

alter table auto_pay_try
  add constraint auto_pay_try_reason check (reason is null or outcome in ('declined', 'not_tried', 'skipped'));
create index auto_pay_try_unfinished on auto_pay_try (started_at) where outcome is null;

-- The attempt belongs to the open try from the moment it is there; a second one of a day does not come to be.
create function portal.hold_auto_pay_try() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare tried date;
begin
  if not exists (select from payment_attempt where id = new.attempt_id and kind = 'auto') then return new; end if;
  update auto_pay_try set attempt_id = new.attempt_id
    where invoice_id = new.invoice_id and attempt_id is null and outcome is null;
  if found then return new; end if;
  select max(day) into tried from auto_pay_try where invoice_id = new.invoice_id;
  if tried >= (
    select portal.today(seller.time_zone) from invoice join seller_entity seller on seller.id = invoice.seller_entity_id
    where invoice.id = new.invoice_id
  ) then
    raise check_violation using message = 'auto-pay tries an invoice once a day', constraint = 'auto_pay_once_a_day';
  end if;
  return new;
end $$;
create trigger hold_auto_pay_try after insert on payment_attempt_invoice
  for each row execute function portal.hold_auto_pay_try();

create function portal.need_default_method() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from payment_method where bill_group_id = new.id and is_default and removed_at is null) then
    raise check_violation using message = 'auto-pay needs a payment method', constraint = 'auto_pay_method';
  end if;
  return new;
end $$;
create trigger need_default_method before update of auto_pay on bill_group
  for each row when (new.auto_pay and not old.auto_pay) execute function portal.need_default_method();

grant create on schema portal to portal_system;
alter function portal.hold_auto_pay_try() owner to portal_system;
alter function portal.need_default_method() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.hold_auto_pay_try(), portal.need_default_method() from public;

alter table auto_pay_try enable row level security;
alter table auto_pay_try force row level security;
create policy system_all on auto_pay_try to portal_system using (true) with check (true);
grant select, insert, update, delete on auto_pay_try to portal_system;
create policy own on auto_pay_try for select to portal_viewer
  using (contract_id in (select unnest(portal.own('contracts'))));
grant select on auto_pay_try to portal_viewer;
-- Who may is the policy's to say, as for the other settings of a whole bill group.
grant update (auto_pay, auto_pay_from) on bill_group to portal_viewer;
