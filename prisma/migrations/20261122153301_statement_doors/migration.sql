-- What statements add up: the day a credit was used, beside it; and indexes that hold what is added up.

-- Through the system's door, which row-level security leaves all rows.
grant update (applied_on, currency) on credit_application to portal_system;
grant update (printed) on credit_memo to portal_system;
set role portal_system;
update credit_application used
  set applied_on = portal.calendar_day(used.applied_at, seller.time_zone), currency = memo.currency
  from credit_memo memo, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
  where memo.id = used.credit_memo_id and invoice.id = used.invoice_id;
update credit_memo memo
  set printed = jsonb_build_object(
    'billTo', jsonb_build_object('name', account.name, 'lines', '[]'::jsonb, 'taxId', null, 'registrationNumber', null,
                                 'email', null, 'phone', null),
    'billedBy', jsonb_build_object('name', seller.name, 'lines', jsonb_build_array(seller.address_line,
                                   seller.postal_code || ' ' || seller.city), 'taxId', nullif(seller.tax_id, ''),
                                   'registrationNumber', null, 'email', seller.customer_service_email,
                                   'phone', seller.customer_service_phone))
  from account, seller_entity seller where account.id = memo.account_id and seller.id = memo.seller_entity_id;
reset role;
revoke update (applied_on, currency) on credit_application from portal_system;
revoke update (printed) on credit_memo from portal_system;

-- On what day and in what currency a credit was used, kept with it: nobody writes them but this.
create function portal.date_application() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select portal.calendar_day(new.applied_at, seller.time_zone), memo.currency into new.applied_on, new.currency
    from credit_memo memo, invoice join seller_entity seller on seller.id = invoice.seller_entity_id
    where memo.id = new.credit_memo_id and invoice.id = new.invoice_id;
  return new;
end $$;
create trigger date_application before insert on credit_application
  for each row execute function portal.date_application();

-- A memo that says nothing of its parties names the seller entity and the account as they are when it is issued.
create function portal.print_parties() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.printed is null then
    select jsonb_build_object(
        'billTo', jsonb_build_object('name', account.name, 'lines', '[]'::jsonb, 'taxId', null,
                                     'registrationNumber', null, 'email', null, 'phone', null),
        'billedBy', jsonb_build_object('name', seller.name, 'lines', jsonb_build_array(seller.address_line,
                                       seller.postal_code || ' ' || seller.city), 'taxId', nullif(seller.tax_id, ''),
                                       'registrationNumber', null, 'email', seller.customer_service_email,
                                       'phone', seller.customer_service_phone))
      into new.printed from account, seller_entity seller
      where account.id = new.account_id and seller.id = new.seller_entity_id;
  end if;
  return new;
end $$;
create trigger print_parties before insert on credit_memo for each row execute function portal.print_parties();

grant create on schema portal to portal_system;
alter function portal.date_application() owner to portal_system;
alter function portal.print_parties() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.date_application(), portal.print_parties() from public;

alter table credit_application
  add constraint credit_application_dated check (applied_on is not null and currency is not null);
alter table credit_memo add constraint credit_memo_printed check (printed is not null);

-- Contract by contract: the credits used by day, the few invoices with something open that the lists of what is to be
-- paid leave out, and the few memos with something left.
create index credit_application_by_day on credit_application (contract_id, applied_on, id)
  include (currency, amount_minor, invoice_id);
create index invoice_open_otherwise on invoice (contract_id)
  where open_minor < 0 or (open_minor > 0 and voided_at is not null);
create index credit_memo_left_by_contract on credit_memo (contract_id) where left_minor > 0;
