-- What holds when several people manage users at once.

-- A person who is there already is found and not locked: two who add each other would wait for each other.
create or replace function portal.person_of(address text) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found_id uuid;
begin
  select id into found_id from person where email = address;
  if found_id is null then
    insert into person (id, email) values (gen_random_uuid(), address) on conflict (email) do nothing;
    select id into found_id from person where email = address;
  end if;
  return found_id;
end $$;

-- Removals of one person from several contracts at once go one after the other, so that the last of them sees that nothing
-- is left.
create or replace function portal.follow_removal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from person where id in (select person_id from gone) order by id for no key update;
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

-- Whether the viewer has the role now.
create function portal.holds_role(contract uuid, which handover_role) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from contract_contact place
    where place.contract_id = holds_role.contract and place.person_id = portal.viewer_id()
      and case holds_role.which when 'primary' then place.is_primary else place.is_card_holder end)
$$;
grant create on schema portal to portal_system;
alter function portal.holds_role(uuid, handover_role) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.holds_role(uuid, handover_role) from public;
grant execute on function portal.holds_role(uuid, handover_role) to portal_viewer;

-- Whoever has the role closes what somebody asked who had it before, or what ran out.
alter policy answer on handover
  using (
    ended_at is null
    and (portal.viewer_id() in (from_person_id, to_person_id) or portal.holds_role(contract_id, role))
  )
  with check (
    (from_person_id = portal.viewer_id() and outcome = 'withdrawn')
    or (to_person_id = portal.viewer_id() and outcome = 'declined')
    or (portal.holds_role(contract_id, role) and outcome = 'expired')
  );
