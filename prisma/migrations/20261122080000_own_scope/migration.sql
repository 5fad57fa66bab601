-- Who sees what, at the same answer and a fraction of the cost: the viewer's contracts are found once a transaction,
-- and the policies look them up, instead of asking contract_access again in each of them.

create or replace view portal.contract_grant as
  select contact.person_id, contact.contract_id, true as is_contact, contract.account_id, contract.bill_group_id
  from contract_contact contact
  join contract on contract.id = contact.contract_id
  where contact.ends_on is null or contact.ends_on >= (
    select portal.today(seller.time_zone)
    from bill_group join seller_entity seller on seller.id = bill_group.seller_entity_id
    where bill_group.id = contract.bill_group_id
  )
union all
  select person.id, contract.id, false, contract.account_id, contract.bill_group_id
  from person
  cross join lateral (
    select distinct rule.bill_group_id from access_rule rule
    where rule.value in (person.email, split_part(person.email, '@', 2))
  ) ruled
  join bill_group on bill_group.id = ruled.bill_group_id and bill_group.access_rules_on
  join seller_entity seller on seller.id = bill_group.seller_entity_id
  join contract on contract.bill_group_id = bill_group.id
  where person.email_verified_at is not null
    and exists (
      select from contract live
      where live.bill_group_id = bill_group.id and live.ends_on >= portal.today(seller.time_zone)
    )
    -- A contact is one already: each person and contract are here once.
    and not exists (
      select from contract_contact contact
      where contact.contract_id = contract.id and contact.person_id = person.id
        and (contact.ends_on is null or contact.ends_on >= portal.today(seller.time_zone))
    );

create or replace view contract_access with (security_barrier) as
  select granted.person_id, granted.contract_id, granted.account_id, granted.bill_group_id, granted.is_contact
  from portal.contract_grant granted
  join account on account.id = granted.account_id and account.type = 'direct'
  where current_user <> 'portal_viewer' or granted.person_id = portal.viewer_id();

create or replace view closed_account_access with (security_barrier) as
  select distinct granted.person_id
  from portal.contract_grant granted
  join account on account.id = granted.account_id and account.type <> 'direct'
  where current_user <> 'portal_viewer' or granted.person_id = portal.viewer_id();

-- What is the viewer's, of one kind: contracts, accounts, bill_groups, sellers or staff. Kept for this transaction and
-- this viewer in settings that end with the transaction. A write does not rest on it: the policies of updates and
-- inserts, and the locks of lib/access, ask contract_access afresh, so that a removal in flight wins or waits [A3].
create function portal.own(kind text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  viewer uuid := portal.viewer_id();
  contracts uuid[];
  accounts uuid[];
  bill_groups uuid[];
begin
  if viewer is null then return '{}'; end if;
  if current_setting('app.own_of', true) is distinct from viewer::text then
    select coalesce(array_agg(mine.contract_id), '{}'), coalesce(array_agg(distinct mine.account_id), '{}'),
           coalesce(array_agg(distinct mine.bill_group_id), '{}')
      into contracts, accounts, bill_groups
      from contract_access mine where mine.person_id = viewer;
    perform set_config('app.own_contracts', contracts::text, true),
            set_config('app.own_accounts', accounts::text, true),
            set_config('app.own_bill_groups', bill_groups::text, true),
            set_config('app.own_sellers', array(
              select distinct seller_entity_id from bill_group where id = any (bill_groups))::text, true),
            set_config('app.own_staff', array(
              select account_executive_id from account where id = any (accounts)
              union select collector_id from account where id = any (accounts))::text, true),
            set_config('app.own_of', viewer::text, true);
  end if;
  return current_setting('app.own_' || kind)::uuid[];
end $$;

grant create on schema portal to portal_system;
alter function portal.own(text) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.own(text) from public;
grant execute on function portal.own(text) to portal_viewer;

do $$
declare name text;
begin
  foreach name in array array[
    'subscription', 'contract_contact', 'audit_event', 'invoice', 'invoice_line', 'invoice_tax', 'invoice_adjustment',
    'dispute', 'credit_memo', 'credit_application', 'payment_allocation', 'payment_attempt_invoice'
  ] loop
    execute format('alter policy own on %I using (contract_id in (select unnest(portal.own(''contracts''))))', name);
  end loop;
end $$;
alter policy own on contract using (id in (select unnest(portal.own('contracts'))));
alter policy own on account using (id in (select unnest(portal.own('accounts'))));
alter policy own on bill_group using (id in (select unnest(portal.own('bill_groups'))));
alter policy own on seller_entity using (id in (select unnest(portal.own('sellers'))));
alter policy own on seller_currency using (seller_entity_id in (select unnest(portal.own('sellers'))));
alter policy own on staff using (id in (select unnest(portal.own('staff'))));

-- What follows from a row that is the viewer's, asked by that row's index.
alter policy own on person using (
  id = portal.viewer_id() or exists (select from contract_contact place where place.person_id = person.id));
alter policy own on account_person using (
  person_id = portal.viewer_id()
  or exists (
    select from contract_contact place
    where place.person_id = account_person.person_id and place.account_id = account_person.account_id));
alter policy own on payment using (
  exists (select from payment_allocation share where share.payment_id = payment.id));
alter policy own on payment_attempt using (
  payer_person_id = portal.viewer_id()
  or exists (select from payment_attempt_invoice tried where tried.attempt_id = payment_attempt.id));

-- Few of a contract's invoices are void; of the unpaid ones there is an index already.
create index invoice_void_by_contract on invoice (contract_id, issued_on desc, reference desc)
  where voided_at is not null;
