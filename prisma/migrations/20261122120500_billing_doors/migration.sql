-- Who changes the settings of a whole bill group, addresses, and the history of what concerns no single contract.

alter table address
  add constraint address_country check (country ~ '^[A-Z]{2}$'),
  add constraint address_bounds check (
    greatest(length(company), length(name), length(email), length(phone), length(line1), length(line2),
             length(postal_code), length(city), length(region)) <= 254);
create unique index address_of_group on address (bill_group_id, kind) where contract_id is null;

-- How the viewer stands to a bill group: how many of its active contracts they do not see (of all, where none is active),
-- and whether they hold manage billing; no row where nothing in it is theirs.
create function portal.group_standing(which uuid) returns table (hidden int, manages boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select (
           select count(*)::int from contract
           where contract.bill_group_id = bill_group.id
             and (contract.ends_on >= portal.today(seller.time_zone) or not exists (
               select from contract live
               where live.bill_group_id = bill_group.id and live.ends_on >= portal.today(seller.time_zone)))
             and not exists (
               select from contract_access mine
               where mine.contract_id = contract.id and mine.person_id = portal.viewer_id())
         ),
         portal.viewer_id() in (select held.person_id from portal.billing_managers(bill_group.id) held)
  from bill_group join seller_entity seller on seller.id = bill_group.seller_entity_id
  where bill_group.id = which
    and exists (
      select from contract_access mine
      where mine.bill_group_id = bill_group.id and mine.person_id = portal.viewer_id())
$$;

-- Whether the viewer may change what holds for all of it: who sees all its active contracts, or holds manage billing.
create function portal.may_change_group(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from portal.group_standing(which) standing where standing.hidden = 0 or standing.manages)
$$;

-- The country an invoice is taxed in is the seller's to set [CON-4].
create function portal.keep_billing_country() returns trigger language plpgsql as $$
begin
  if current_user = 'portal_viewer' then
    raise insufficient_privilege using message = 'the billing country is the seller''s to change';
  end if;
  return new;
end $$;
create trigger keep_billing_country before update on address
  for each row when (old.kind = 'billing' and new.country <> old.country)
  execute function portal.keep_billing_country();

grant create on schema portal to portal_system;
alter function portal.group_standing(uuid) owner to portal_system;
alter function portal.may_change_group(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.group_standing(uuid), portal.may_change_group(uuid), portal.keep_billing_country() from public;
grant execute on function portal.group_standing(uuid), portal.may_change_group(uuid) to portal_viewer;

create policy change_settings on bill_group for update to portal_viewer using (portal.may_change_group(id));
grant update (po_number, vat_number, registration_number, version) on bill_group to portal_viewer;

alter table address enable row level security;
alter table address force row level security;
create policy system_all on address to portal_system using (true) with check (true);
grant select, insert, update, delete on address to portal_system;
create policy own on address for select to portal_viewer
  using (
    case when contract_id is null then bill_group_id in (select unnest(portal.own('bill_groups')))
         else contract_id in (select unnest(portal.own('contracts'))) end
  );
-- Everybody who sees a contract updates its billing information [ACC-8]. The billing address is there from the start.
create policy enter on address for insert to portal_viewer
  with check (
    kind <> 'billing'
    and case when contract_id is null then portal.may_change_group(bill_group_id)
             else (contract_id, bill_group_id, account_id) in (
               select contract_id, bill_group_id, account_id from contract_access where person_id = portal.viewer_id()
             ) end
  );
create policy correct on address for update to portal_viewer
  using (
    case when contract_id is null then portal.may_change_group(bill_group_id)
         else contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()) end
  );
grant select, insert, update (company, name, email, phone, line1, line2, postal_code, city, region, country, version)
  on address to portal_viewer;

-- Name and phone of a primary billing contact are billing information too [CON-6].
create policy correct_primary on account_person for update to portal_viewer
  using (
    exists (
      select from contract_contact place
      join contract_access mine on mine.contract_id = place.contract_id and mine.person_id = portal.viewer_id()
      where place.account_id = account_person.account_id and place.person_id = account_person.person_id
        and place.is_primary
    )
  );
grant update (first_name, last_name, phone) on account_person to portal_viewer;

-- What was done to a whole bill group stands in the history of all who see something of it.
alter table audit_event add constraint audit_event_of_one check (num_nonnulls(contract_id, bill_group_id) <= 1);
alter policy own on audit_event using (
  contract_id in (select unnest(portal.own('contracts')))
  or bill_group_id in (select unnest(portal.own('bill_groups')))
);
alter policy own_act on audit_event with check (
  -- In nobody else's name, about nothing that is not theirs, and now.
  actor_kind = 'person' and actor_person_id = portal.viewer_id()
  and actor_email = (select email from person where id = portal.viewer_id())
  and at between portal.now() - interval '1 minute' and portal.now() + interval '1 minute'
  and (account_id is null) = (contract_id is null and bill_group_id is null)
  and (contract_id is null or (contract_id, account_id) in
    (select contract_id, account_id from contract_access where person_id = portal.viewer_id()))
  and (bill_group_id is null or (bill_group_id, account_id) in
    (select bill_group_id, account_id from contract_access where person_id = portal.viewer_id()))
);
