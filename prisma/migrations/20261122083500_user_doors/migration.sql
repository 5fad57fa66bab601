-- Who may let whom in, and what holds whoever writes: protected contacts, open handovers, what goes with a place.

alter table handover
  add constraint handover_two_people check (from_person_id <> to_person_id),
  add constraint handover_ended check ((ended_at is null) = (outcome is null));
create unique index handover_one_open on handover (contract_id, role) where ended_at is null;
alter table access_request
  add constraint access_request_bounds
    check (length(number) between 1 and 100 and length(note) <= 1000 and length(first_name) <= 100 and length(last_name) <= 100);
alter table access_request_match
  add constraint access_request_match_answer check ((answer is null) = (answered_at is null));
alter table new_address add constraint new_address_email_form
  check (email = lower(email) and email ~ '^[^@[:space:],;<>"]+@[^@[:space:],;<>"]+$' and length(email) <= 254);
-- People of a domain, by rule.
create index person_email_domain on person (split_part(email, '@', 2));

-- A contract that had a primary billing contact or a card holder has one still when the transaction ends [USR-5].
create function portal.keep_protected_contacts() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.is_primary
     and not exists (select from contract_contact where contract_id = old.contract_id and is_primary) then
    raise check_violation using message = 'the primary billing contact stays until another takes over';
  end if;
  if old.is_card_holder
     and not exists (select from contract_contact where contract_id = old.contract_id and is_card_holder) then
    raise check_violation using message = 'the credit card holder stays until another takes over';
  end if;
  return null;
end $$;
create constraint trigger keep_protected_contacts after update or delete on contract_contact
  deferrable initially deferred for each row when (old.is_primary or old.is_card_holder)
  execute function portal.keep_protected_contacts();

-- What ends with a place: nominations for it, manage billing where no place in the bill group is left, and the sessions of
-- whom nothing is left to see.
create function portal.follow_removal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update handover set ended_at = portal.now(), outcome = 'withdrawn'
    from gone
    where handover.contract_id = gone.contract_id and gone.person_id in (handover.to_person_id, handover.from_person_id)
      and handover.ended_at is null;
  delete from billing_manager held
    using gone join contract on contract.id = gone.contract_id
    where held.person_id = gone.person_id and held.bill_group_id = contract.bill_group_id
      and not exists (
        select from contract_contact place join contract other on other.id = place.contract_id
        where place.person_id = held.person_id and other.bill_group_id = held.bill_group_id
      );
  delete from session
    where person_id in (select person_id from gone)
      and not exists (select from contract_access mine where mine.person_id = session.person_id);
  return null;
end $$;
create trigger follow_removal after delete on contract_contact
  referencing old table as gone for each statement execute function portal.follow_removal();

-- Who holds manage billing in a bill group [ACC-8]: contacts there with the permission, and every primary billing contact.
create function portal.billing_managers(bill_group uuid) returns table (person_id uuid, is_primary boolean)
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
$$;

-- The one way to a person that the viewer does not see yet: found or made, and nothing told but the id.
create function portal.person_of(address text) returns uuid
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into person (id, email) values (gen_random_uuid(), address)
  on conflict (email) do update set email = excluded.email
  returning id
$$;

-- Whether the viewer may give a place on the contract until that day (null: for good): as a contact, and no longer than
-- their own [USR-7, USR-8].
create function portal.may_give(contract uuid, until date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from contract_access mine
    join contract_contact own on own.contract_id = mine.contract_id and own.person_id = mine.person_id
    where mine.person_id = portal.viewer_id() and mine.contract_id = may_give.contract and mine.is_contact
      and (own.ends_on is null or may_give.until <= own.ends_on)
  )
$$;

-- The roles swap when the nominated person accepts, if the nominator still has it [USR-6]; false: it is over.
create function portal.accept_handover(which uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare offer handover%rowtype;
begin
  select * into offer from handover
    where id = which and to_person_id = portal.viewer_id() and ended_at is null and expires_at > portal.now()
    for update;
  if not found then return false; end if;
  if offer.role = 'primary' then
    update contract_contact set is_primary = false
      where contract_id = offer.contract_id and person_id = offer.from_person_id and is_primary;
    if not found then return false; end if;
    update contract_contact set is_primary = true
      where contract_id = offer.contract_id and person_id = offer.to_person_id;
  else
    update contract_contact set is_card_holder = false
      where contract_id = offer.contract_id and person_id = offer.from_person_id and is_card_holder;
    if not found then return false; end if;
    update contract_contact set is_card_holder = true
      where contract_id = offer.contract_id and person_id = offer.to_person_id;
  end if;
  if not found then raise check_violation using message = 'who takes over has a place on the contract'; end if;
  update handover set ended_at = portal.now(), outcome = 'accepted' where id = which;
  return true;
end $$;

-- Whether an access rule lets somebody see one of the viewer's contracts, whatever place they have besides.
create function portal.let_in_by_rule(contract uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select let_in_by_rule.contract = any (portal.own('contracts')) and exists (
    select from contract covered
    join bill_group on bill_group.id = covered.bill_group_id and bill_group.access_rules_on
    join seller_entity seller on seller.id = bill_group.seller_entity_id
    join access_rule rule on rule.bill_group_id = bill_group.id
    join person on person.id = let_in_by_rule.who and person.email_verified_at is not null
      and rule.value in (person.email, split_part(person.email, '@', 2))
    where covered.id = let_in_by_rule.contract
      and exists (
        select from contract live
        where live.bill_group_id = bill_group.id and live.ends_on >= portal.today(seller.time_zone))
  )
$$;

-- Who sees the viewer's contracts by an access rule, a page at a time by address; only who has signed in [USR-1].
create function portal.people_by_rule(beyond text, most int)
returns table (person_id uuid, email text, bill_groups uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select person.id, person.email, array_agg(distinct mine.bill_group_id)
  from person join contract_access mine on mine.person_id = person.id and not mine.is_contact
  where person.email > beyond and person.id <> portal.viewer_id()
    and mine.contract_id in (select unnest(portal.own('contracts')))
    and person.id in (
      select known.id from access_rule rule join person known
        on known.email = rule.value or split_part(known.email, '@', 2) = rule.value
      where rule.bill_group_id in (select unnest(portal.own('bill_groups')))
    )
  group by person.id, person.email
  order by person.email
  limit most
$$;

grant create on schema portal to portal_system;
alter function portal.keep_protected_contacts() owner to portal_system;
alter function portal.follow_removal() owner to portal_system;
alter function portal.billing_managers(uuid) owner to portal_system;
alter function portal.person_of(text) owner to portal_system;
alter function portal.may_give(uuid, date) owner to portal_system;
alter function portal.accept_handover(uuid) owner to portal_system;
alter function portal.let_in_by_rule(uuid, uuid) owner to portal_system;
alter function portal.people_by_rule(text, int) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_protected_contacts(), portal.follow_removal(), portal.billing_managers(uuid),
  portal.person_of(text), portal.may_give(uuid, date), portal.accept_handover(uuid),
  portal.let_in_by_rule(uuid, uuid), portal.people_by_rule(text, int) from public;
grant execute on function portal.billing_managers(uuid), portal.person_of(text), portal.may_give(uuid, date),
  portal.accept_handover(uuid), portal.let_in_by_rule(uuid, uuid), portal.people_by_rule(text, int) to portal_viewer;
grant execute on function portal.billing_managers(uuid) to portal_system;

do $$
declare name text;
begin
  foreach name in array array['billing_manager', 'handover', 'access_request', 'access_request_match', 'new_address'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to portal_system', name);
  end loop;
end $$;

-- Contract contacts let in, set an end and remove, on their contracts and nobody protected [ACC-8, USR-5, USR-7].
create policy let_in on contract_contact for insert to portal_viewer
  with check (not is_primary and not is_card_holder and portal.may_give(contract_id, ends_on));
-- Not their own: nobody prolongs themselves.
create policy set_end on contract_contact for update to portal_viewer
  using (
    not is_primary and not is_card_holder and person_id <> portal.viewer_id()
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id() and is_contact)
  )
  with check (
    not is_primary and not is_card_holder and person_id <> portal.viewer_id()
    and portal.may_give(contract_id, ends_on)
  );
create policy remove on contract_contact for delete to portal_viewer
  using (
    not is_primary and not is_card_holder
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id() and is_contact)
  );
grant insert (id, account_id, contract_id, person_id, ends_on, created_at), delete on contract_contact to portal_viewer;

create policy name_there on account_person for insert to portal_viewer
  with check (
    account_id in (select account_id from contract_access where person_id = portal.viewer_id() and is_contact)
  );
grant insert (account_id, person_id, first_name, last_name) on account_person to portal_viewer;

create policy own on billing_manager for select to portal_viewer
  using (
    bill_group_id in (select unnest(portal.own('bill_groups')))
    and (person_id = portal.viewer_id()
         or exists (select from contract_contact place where place.person_id = billing_manager.person_id))
  );
create policy give on billing_manager for insert to portal_viewer
  with check (portal.viewer_id() in (select held.person_id from portal.billing_managers(bill_group_id) held));
create policy take on billing_manager for delete to portal_viewer
  using (portal.viewer_id() in (select held.person_id from portal.billing_managers(bill_group_id) held));
grant select, insert, delete on billing_manager to portal_viewer;

create policy own on handover for select to portal_viewer
  using (contract_id in (select unnest(portal.own('contracts'))));
create policy nominate on handover for insert to portal_viewer
  with check (
    from_person_id = portal.viewer_id() and ended_at is null
    and exists (
      select from contract_contact place
      where place.contract_id = handover.contract_id and place.person_id = portal.viewer_id()
        and case handover.role when 'primary' then place.is_primary else place.is_card_holder end)
    and exists (
      select from contract_contact place
      where place.contract_id = handover.contract_id and place.person_id = handover.to_person_id)
  );
-- Accepting is a function's: it swaps the roles.
create policy answer on handover for update to portal_viewer
  using (portal.viewer_id() in (from_person_id, to_person_id) and ended_at is null)
  with check (
    (from_person_id = portal.viewer_id() and outcome = 'withdrawn')
    or (to_person_id = portal.viewer_id() and outcome = 'declined')
  );
grant select, insert, update (ended_at, outcome) on handover to portal_viewer;

-- An asker sees their own request and never its match; the match's contacts see both [ACC-9].
create policy own on access_request_match for select to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id() and is_contact));
create policy answer on access_request_match for update to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id() and is_contact));
grant select, update (answer, answered_at, answered_by) on access_request_match to portal_viewer;
create policy own on access_request for select to portal_viewer
  using (
    person_id = portal.viewer_id()
    or exists (select from access_request_match match where match.request_id = access_request.id)
  );
create policy ask on access_request for insert to portal_viewer
  with check (
    person_id = portal.viewer_id() and ended_at is null
    and email = (select email from person where id = portal.viewer_id())
  );
create policy withdraw on access_request for update to portal_viewer
  using (person_id = portal.viewer_id() and ended_at is null) with check (person_id = portal.viewer_id());
grant select, insert, update (ended_at) on access_request to portal_viewer;

-- A person ends their own sessions [SIG-6].
create policy end_own on session for delete to portal_viewer using (person_id = portal.viewer_id());
grant delete on session to portal_viewer;
