-- Two answers that took seconds for somebody on a thousand contracts, asked for all at once instead of one by one.

-- As before, from the rules to the people: an address or a domain leads to them by index [USR-1].
create or replace function portal.people_by_rule(beyond text, most int)
returns table (person_id uuid, email text, bill_groups uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  with ruled as materialized (
    select distinct rule.value from access_rule rule
    where rule.bill_group_id in (select unnest(portal.own('bill_groups')))
  ), known as materialized (
    select person.id, person.email from ruled join person on person.email = ruled.value
    union
    select person.id, person.email from ruled join person on split_part(person.email, '@', 2) = ruled.value
  )
  select known.id, known.email, seen.bill_groups
  from known cross join lateral (
    select array_agg(distinct mine.bill_group_id) as bill_groups from contract_access mine
    where mine.person_id = known.id and not mine.is_contact
      and mine.contract_id in (select unnest(portal.own('contracts')))
  ) seen
  where known.email > beyond and known.id <> portal.viewer_id() and seen.bill_groups is not null
  order by known.email
  limit most
$$;

-- The viewer's bill groups whose settings they may change: what portal.may_change_group says of one, for lists.
create function portal.groups_to_change() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with own as materialized (select unnest(portal.own('contracts')) as id)
  select bill_group.id
  from bill_group join seller_entity seller on seller.id = bill_group.seller_entity_id
  where bill_group.id in (select unnest(portal.own('bill_groups')))
    and (
      not exists (
        select from contract
        where contract.bill_group_id = bill_group.id and contract.id not in (select own.id from own)
          and (contract.ends_on >= portal.today(seller.time_zone) or not exists (
            select from contract live
            where live.bill_group_id = bill_group.id and live.ends_on >= portal.today(seller.time_zone)))
      )
      or portal.viewer_id() in (select held.person_id from portal.billing_managers(bill_group.id) held)
    )
$$;

grant create on schema portal to portal_system;
alter function portal.groups_to_change() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.groups_to_change() from public;
grant execute on function portal.groups_to_change() to portal_viewer;
