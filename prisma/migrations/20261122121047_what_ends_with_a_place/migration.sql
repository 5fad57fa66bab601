-- AlterEnum
ALTER TYPE "handover_outcome" ADD VALUE 'removed';

-- A nomination that ends because one of the two is removed says so.
create or replace function portal.follow_removal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from person where id in (select person_id from gone) order by id for no key update;
  update handover set ended_at = portal.now(), outcome = 'removed'
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

-- Whether somebody may manage billing in a bill group now, and nobody could without these places [ACC-8].
create function portal.ends_billing(bill_group uuid, places uuid[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bool_and(not held.is_primary and not exists (
    select from contract_access mine
    join contract_contact place on place.contract_id = mine.contract_id and place.person_id = mine.person_id
    where mine.person_id = held.person_id and mine.bill_group_id = ends_billing.bill_group and mine.is_contact
      and place.id <> all (ends_billing.places)
  )), false)
  from portal.billing_managers(ends_billing.bill_group) held
$$;
grant create on schema portal to portal_system;
alter function portal.ends_billing(uuid, uuid[]) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.ends_billing(uuid, uuid[]) from public;
grant execute on function portal.ends_billing(uuid, uuid[]) to portal_viewer;
