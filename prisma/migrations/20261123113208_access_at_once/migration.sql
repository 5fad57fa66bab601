-- Who sees what, at the same answer: all of one person's at once, with each table asked once for all of their contracts
-- and not again for each.

-- As before; what it tells besides is that a place has no end, so that nothing has to be looked up to know that it counts.
create or replace view portal.contract_grant as
  select contact.person_id, contact.contract_id, true as is_contact, contract.account_id, contract.bill_group_id,
         contact.ends_on is null as is_open_ended
  from contract_contact contact
  join contract on contract.id = contact.contract_id
  where contact.ends_on is null or contact.ends_on >= (
    select portal.today(seller.time_zone)
    from bill_group join seller_entity seller on seller.id = bill_group.seller_entity_id
    where bill_group.id = contract.bill_group_id
  )
union all
  select person.id, contract.id, false, contract.account_id, contract.bill_group_id, false
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
  select preview.id, contract.id, false, preview.account_id, preview.bill_group_id, false
  from portal.live_preview preview
  join contract on contract.bill_group_id = preview.bill_group_id;

-- What contract_access and closed_account_access say of one person, the first with is_direct. By row it costs two searches
-- of an index a contract; here the places without end, which nearly all are, are read by lists of ids. A viewer is told of
-- themselves only.
create function portal.access_of(who uuid)
returns table (contract_id uuid, account_id uuid, bill_group_id uuid, is_contact boolean, is_direct boolean)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
declare
  contracts uuid[];
  accounts uuid[];
  direct uuid[];
begin
  if who is null or current_setting('role') in ('portal_viewer', 'portal_preview') and who is distinct from portal.viewer_id() then
    return;
  end if;
  select array_agg(contact.contract_id), array_agg(distinct contact.account_id) into contracts, accounts
    from contract_contact contact where contact.person_id = who and contact.ends_on is null;
  if contracts is not null then
    direct := array(select account.id from account where account.id = any (accounts) and account.type = 'direct');
    return query
      select contract.id, contract.account_id, contract.bill_group_id, true,
             contract.account_id in (select unnest(direct))
      from contract where contract.id = any (contracts);
  end if;
  return query
    select granted.contract_id, granted.account_id, granted.bill_group_id, granted.is_contact, account.type = 'direct'
    from portal.contract_grant granted join account on account.id = granted.account_id
    where granted.person_id = who and not granted.is_open_ended;
end $$;

-- As before, from the above.
create or replace function portal.own(kind text) returns uuid[]
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
      from portal.access_of(viewer) mine where mine.is_direct;
    perform set_config('app.own_contracts', contracts::text, true),
            set_config('app.own_accounts', accounts::text, true),
            set_config('app.own_bill_groups', bill_groups::text, true),
            set_config('app.own_sellers', array(
              select distinct seller_entity_id from bill_group where id = any (bill_groups))::text, true),
            set_config('app.own_staff', array(
              select account_executive_id from account where id = any (accounts)
              union select collector_id from account where id = any (accounts))::text, true),
            set_config('app.own_of', viewer::text, true);
    -- Whoever asks first has it at hand; reading a thousand ids again costs as much as finding them.
    if kind = 'contracts' then return contracts; end if;
  end if;
  return current_setting('app.own_' || kind)::uuid[];
end $$;

grant create on schema portal to portal_system;
alter function portal.access_of(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.access_of(uuid) from public;
grant execute on function portal.access_of(uuid) to portal_viewer;
