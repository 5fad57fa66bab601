-- Who sees, uses and changes payment methods, and what holds whoever writes.

-- What a row must always be.

alter table payment_method
  add constraint payment_method_kind check (kind <> 'transfer'),
  add constraint payment_method_default check (not is_default or removed_at is null),
  add constraint payment_method_detached check (detached_at is null or removed_at is not null);
create unique index payment_method_one_default on payment_method (bill_group_id) where is_default;
alter table payment_method_details
  -- No card number fits anywhere [F3].
  add constraint payment_method_details_last4 check (last4 ~ '^[0-9]{4}$'),
  add constraint payment_method_details_name check (length(name) <= 60),
  add constraint payment_method_details_expiry check (
    (expiry_month is null) = (expiry_year is null)
    and expiry_month between 1 and 12 and expiry_year between 2000 and 2999);
alter table method_setup
  add constraint method_setup_end check ((ended_at is not null) = (status in ('succeeded', 'expired', 'canceled'))),
  add constraint method_setup_provider_id check (provider_session_id is not null or status in ('created', 'canceled')),
  add constraint method_setup_url check (setup_url is null or provider_session_id is not null),
  add constraint method_setup_method check ((method_id is not null) = (status = 'succeeded'));
-- Pressed twice, it is one page.
create unique index method_setup_one_open on method_setup (bill_group_id, person_id, contract_id) nulls not distinct
  where ended_at is null;
alter table payment_attempt
  drop constraint payment_attempt_provider_id,
  drop constraint payment_attempt_url,
  -- Money may move only against a provider id that is committed here.
  add constraint payment_attempt_provider_id
    check (coalesce(provider_session_id, provider_intent_id) is not null or status in ('created', 'canceled')),
  add constraint payment_attempt_url
    check (checkout_url is null or coalesce(provider_session_id, provider_intent_id) is not null),
  add constraint payment_attempt_way check (
    case kind when 'checkout' then num_nonnulls(provider_intent_id, payment_method_id) = 0
              else provider_session_id is null and payment_method_id is not null end),
  add constraint payment_attempt_payer check ((kind = 'auto') = (payer_person_id is null));

-- A removed method is charged by nobody: an attempt holds its method's row from before it is there until it has
-- committed, and a method with an open attempt stays.
create function portal.hold_method() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from payment_method
    where id = new.payment_method_id and account_id = new.account_id and removed_at is null for share;
  if not found then
    raise check_violation using message = 'a removed payment method is not charged', constraint = 'payment_method_in_use';
  end if;
  return new;
end $$;
create trigger hold_method before insert on payment_attempt
  for each row when (new.payment_method_id is not null) execute function portal.hold_method();

-- A method pays its own bill group's invoices.
create function portal.pay_own_group() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from payment_attempt attempt
    join payment_method method on method.id = attempt.payment_method_id
    join invoice on invoice.id = new.invoice_id
    where attempt.id = new.attempt_id and invoice.bill_group_id <> method.bill_group_id
  ) then
    raise check_violation using message = 'a payment method pays for its own bill group', constraint = 'payment_method_group';
  end if;
  return new;
end $$;
create trigger pay_own_group before insert on payment_attempt_invoice
  for each row execute function portal.pay_own_group();

-- Removed for good; not while it pays, and not the last one while auto-pay is on [BIL-3]. The bill group is locked, so that
-- of two removals at once the second sees the first.
create function portal.remove_method() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare pays_by_itself boolean;
begin
  if old.removed_at is not null then
    if new.removed_at is distinct from old.removed_at then
      raise check_violation using message = 'a removed payment method does not come back';
    end if;
    return new;
  end if;
  if new.removed_at is null then return new; end if;
  select auto_pay into pays_by_itself from bill_group where id = new.bill_group_id for no key update;
  if pays_by_itself and not exists (
    select from payment_method other
    where other.bill_group_id = new.bill_group_id and other.id <> new.id and other.removed_at is null
  ) then
    raise check_violation using message = 'the last payment method stays while auto-pay is on', constraint = 'payment_method_last';
  end if;
  if exists (select from payment_attempt where payment_method_id = new.id and ended_at is null) then
    raise check_violation using message = 'a payment method stays while it pays', constraint = 'payment_method_in_use';
  end if;
  return new;
end $$;
create trigger remove_method before update of removed_at on payment_method
  for each row execute function portal.remove_method();

-- The method that pays for a contract paid by card: the one chosen for it while that is there, else its bill group's default.
create function portal.method_of(which uuid) returns uuid language sql stable as $$
  select coalesce(
    (select chosen.id from payment_method chosen
     where chosen.id = contract.payment_method_id and chosen.removed_at is null),
    (select usual.id from payment_method usual where usual.bill_group_id = contract.bill_group_id and usual.is_default))
  from contract where contract.id = which and contract.paid_by = 'card'
$$;

-- Whether the viewer is the card holder of a contract: the person answerable for how it is paid.
create function portal.is_card_holder(contract uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from contract_contact place
    join contract_access mine on mine.contract_id = place.contract_id and mine.person_id = place.person_id
    where place.contract_id = is_card_holder.contract and place.person_id = portal.viewer_id() and place.is_card_holder)
$$;

-- Card details are for who may change the bill group, and for card holders of contracts that use the method.
create function portal.sees_method_details(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from payment_method method
    where method.id = which
      and (portal.may_change_group(method.bill_group_id) or exists (
        select from contract
        where contract.bill_group_id = method.bill_group_id and method.removed_at is null
          and portal.method_of(contract.id) = method.id
          and portal.is_card_holder(contract.id))))
$$;

-- What rests on a method, for who may change its bill group, seen contracts or not: how many active contracts use it, and
-- whether something is being paid with it now.
create function portal.method_use(which uuid) returns table (contracts int, pays boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select (
           select count(*)::int from contract
           join bill_group on bill_group.id = contract.bill_group_id
           join seller_entity seller on seller.id = bill_group.seller_entity_id
           where contract.bill_group_id = method.bill_group_id and contract.ends_on >= portal.today(seller.time_zone)
             and portal.method_of(contract.id) = method.id
         ),
         exists (select from payment_attempt where payment_method_id = method.id and ended_at is null)
  from payment_method method where method.id = which and portal.may_change_group(method.bill_group_id)
$$;

-- Says which method a contract uses (null: its bill group's default one), for who may say so; false: nothing was changed.
create function portal.choose_card(which uuid, method uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare bill_group uuid;
begin
  select mine.bill_group_id into bill_group from contract_access mine
    join contract on contract.id = mine.contract_id and contract.paid_by = 'card'
    where mine.contract_id = which and mine.person_id = portal.viewer_id();
  if bill_group is null or not (portal.may_change_group(bill_group) or portal.is_card_holder(which)) then
    return false;
  end if;
  if choose_card.method is not null then
    perform from payment_method
      where id = choose_card.method and bill_group_id = bill_group and removed_at is null for share;
    if not found then return false; end if;
  end if;
  update contract set payment_method_id = choose_card.method where id = which;
  return true;
end $$;

grant create on schema portal to portal_system;
alter function portal.hold_method() owner to portal_system;
alter function portal.pay_own_group() owner to portal_system;
alter function portal.remove_method() owner to portal_system;
alter function portal.is_card_holder(uuid) owner to portal_system;
alter function portal.sees_method_details(uuid) owner to portal_system;
alter function portal.method_use(uuid) owner to portal_system;
alter function portal.choose_card(uuid, uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.hold_method(), portal.pay_own_group(), portal.remove_method(), portal.is_card_holder(uuid),
  portal.sees_method_details(uuid), portal.method_use(uuid), portal.choose_card(uuid, uuid) from public;
grant execute on function portal.is_card_holder(uuid), portal.sees_method_details(uuid), portal.method_use(uuid),
  portal.choose_card(uuid, uuid) to portal_viewer;

do $$
declare name text;
begin
  foreach name in array array['payment_method', 'payment_method_details', 'provider_customer', 'method_setup'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
end $$;
grant update (is_default, removed_at, detached_at) on payment_method to portal_system;
grant update (name, last4, expiry_month, expiry_year) on payment_method_details to portal_system;
grant update (status, provider_session_id, setup_url, method_id, ended_at) on method_setup to portal_system;
grant update (provider_intent_id) on payment_attempt to portal_system;

-- That there is one is seen by all who see something of the bill group; the provider's ids by nobody here.
create policy own on payment_method for select to portal_viewer
  using (bill_group_id in (select unnest(portal.own('bill_groups'))));
create policy change on payment_method for update to portal_viewer
  using (removed_at is null and portal.may_change_group(bill_group_id))
  with check (portal.may_change_group(bill_group_id));
grant select (id, account_id, bill_group_id, kind, is_default, added_by_person_id, added_at, removed_at),
      update (is_default, removed_at)
  on payment_method to portal_viewer;
create policy own on payment_method_details for select to portal_viewer
  using (bill_group_id in (select unnest(portal.own('bill_groups'))) and portal.sees_method_details(method_id));
grant select on payment_method_details to portal_viewer;

-- Never the page on which somebody else types a card.
create policy own on method_setup for select to portal_viewer
  using (person_id = portal.viewer_id() and bill_group_id in (select unnest(portal.own('bill_groups'))));
create policy own_start on method_setup for insert to portal_viewer
  with check (
    person_id = portal.viewer_id() and status = 'created' and ended_at is null
    and (bill_group_id, account_id) in
      (select bill_group_id, account_id from contract_access where person_id = portal.viewer_id())
    and (portal.may_change_group(bill_group_id) or portal.is_card_holder(contract_id))
  );
grant select (id, account_id, bill_group_id, contract_id, person_id, status, locale, method_id, created_at, expires_at, ended_at),
      insert (id, account_id, bill_group_id, contract_id, person_id, locale, created_at, expires_at)
  on method_setup to portal_viewer;

-- Everybody pays with a new card; with a saved one, who may change the bill group.
alter policy own_start on payment_attempt with check (
  payer_person_id = portal.viewer_id() and status = 'created' and ended_at is null
  and account_id in (select account_id from contract_access where person_id = portal.viewer_id())
  and case kind
        when 'checkout' then payment_method_id is null
        when 'saved' then exists (
          select from payment_method method
          where method.id = payment_method_id and method.removed_at is null
            and portal.may_change_group(method.bill_group_id))
        else false end
);
grant select (kind, payment_method_id), insert (kind, payment_method_id) on payment_attempt to portal_viewer;
