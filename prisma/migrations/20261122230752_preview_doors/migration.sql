-- Looking at the portal as a customer sees it [DSK-3]: a role that can only read, and a person who is none.
-- portal_preview: reads what portal_viewer reads (prisma/after-migrate.sql keeps them alike) and writes nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'portal_preview') then create role portal_preview nologin; end if;
  execute format('grant portal_preview to %I', current_user);
end $$;
grant usage on schema public, portal to portal_preview;

alter table preview enable row level security;
alter table preview force row level security;
create policy system_all on preview to portal_system using (true) with check (true);
grant select, insert, update, delete on preview to portal_system;
alter table preview
  add constraint preview_token check (length(token_hash) = 32),
  add constraint preview_ended check (ended_at is null or ended_at >= started_at);

-- The preview that this transaction is of. In everybody else's there is none, so no list, count or mail holds one.
create view portal.live_preview with (security_barrier) as
  select preview.id, preview.account_id, preview.bill_group_id
  from preview
  where preview.id = portal.viewer_id() and preview.ended_at is null
    and preview.started_at > portal.now() - interval '30 minutes';

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
    )
union all
  -- Somebody in by rule, as the rules would let them in once they are on [DSK-3].
  select preview.id, contract.id, false, preview.account_id, preview.bill_group_id
  from portal.live_preview preview
  join contract on contract.bill_group_id = preview.bill_group_id;

create or replace view contract_access with (security_barrier) as
  select granted.person_id, granted.contract_id, granted.account_id, granted.bill_group_id, granted.is_contact
  from portal.contract_grant granted
  join account on account.id = granted.account_id and account.type = 'direct'
  where current_user not in ('portal_viewer', 'portal_preview') or granted.person_id = portal.viewer_id();

create or replace view closed_account_access with (security_barrier) as
  select distinct granted.person_id
  from portal.contract_grant granted
  join account on account.id = granted.account_id and account.type <> 'direct'
  where current_user not in ('portal_viewer', 'portal_preview') or granted.person_id = portal.viewer_id();

-- Whoever previews sees what a holder of manage billing sees [ACC-8], and is in nobody else's list of holders.
create or replace function portal.billing_managers(bill_group uuid) returns table (person_id uuid, is_primary boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select found.person_id, bool_or(found.is_primary)
  from (
    select mine.person_id, place.is_primary,
           exists (select from billing_manager held
                   where held.bill_group_id = mine.bill_group_id and held.person_id = mine.person_id) as was_given
    from contract_access mine
    join contract_contact place on place.contract_id = mine.contract_id and place.person_id = mine.person_id
    where mine.bill_group_id = billing_managers.bill_group and mine.is_contact
  ) found
  where found.is_primary or found.was_given
  group by found.person_id
union all
  select preview.id, false from portal.live_preview preview where preview.bill_group_id = billing_managers.bill_group
$$;

grant create on schema portal to portal_system;
alter view portal.live_preview owner to portal_system;
revoke create on schema portal from portal_system;
