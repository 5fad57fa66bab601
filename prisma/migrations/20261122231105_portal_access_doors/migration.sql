-- What the desk's access rules hold is held here too, against every path [ACC-4, ACC-5].

-- Of two who change a group's rules at once the second waits here, and sees what the first did.
create function portal.keep_rules_apart() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from bill_group where id = new.bill_group_id for no key update;
  if exists (
    select from access_rule other
    where other.bill_group_id = new.bill_group_id and other.id <> new.id and other.kind <> new.kind
      and case new.kind when 'address' then other.value = split_part(new.value, '@', 2)
                        else split_part(other.value, '@', 2) = new.value end
  ) then
    raise check_violation using
      message = 'an address and its whole domain are not both granted', constraint = 'access_rule_apart';
  end if;
  return new;
end $$;
create trigger keep_rules_apart before insert or update on access_rule
  for each row execute function portal.keep_rules_apart();

-- At the end of the transaction, so that a group and its first contract may come in either order.
create function portal.keep_rules_with_contract() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from bill_group where id = new.id and access_rules_on) and not exists (
    select from contract
    join bill_group on bill_group.id = contract.bill_group_id
    join seller_entity seller on seller.id = bill_group.seller_entity_id
    where bill_group.id = new.id and contract.ends_on >= portal.today(seller.time_zone)
  ) then
    raise check_violation using
      message = 'access rules are switched on while a contract is active', constraint = 'bill_group_rules_on';
  end if;
  return null;
end $$;
create constraint trigger keep_rules_with_new_contract after insert on bill_group
  deferrable initially deferred for each row when (new.access_rules_on)
  execute function portal.keep_rules_with_contract();
create constraint trigger keep_rules_with_contract after update of access_rules_on on bill_group
  deferrable initially deferred for each row when (new.access_rules_on and not old.access_rules_on)
  execute function portal.keep_rules_with_contract();

grant create on schema portal to portal_system;
alter function portal.keep_rules_apart() owner to portal_system;
alter function portal.keep_rules_with_contract() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_rules_apart(), portal.keep_rules_with_contract() from public;
