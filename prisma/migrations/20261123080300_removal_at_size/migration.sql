-- Written as one anti join, it worked out what everybody sees in order to end the sessions of one.
create or replace function portal.follow_removal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid;
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
  for who in select distinct session.person_id from session join gone on gone.person_id = session.person_id loop
    perform from contract_access mine where mine.person_id = who limit 1;
    if not found then
      delete from session where person_id = who;
    end if;
  end loop;
  return null;
end $$;
