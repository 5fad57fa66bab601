-- What rows about money must always be, and who sees and writes them.

-- What a row must always be.

alter table seller_currency
  add constraint seller_currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint seller_currency_limits check (online_limit_minor >= 0 and part_payment_from_minor > 0);
alter table invoice
  add constraint invoice_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint invoice_total check (total_minor = lines_minor - allowance_minor + charge_minor + tax_minor),
  add constraint invoice_payable check (payable_minor = total_minor - prepaid_minor + rounding_minor);
alter table credit_memo
  add constraint credit_memo_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint credit_memo_amounts check (total_minor > 0 and left_minor between 0 and total_minor);
alter table credit_application add constraint credit_application_amount check (amount_minor > 0);
alter table payment
  add constraint payment_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint payment_amount check (amount_minor > 0),
  -- No card number fits anywhere [F3].
  add constraint payment_last4 check (last4 ~ '^[0-9]{4}$');
alter table payment_allocation add constraint payment_allocation_amount check (amount_minor > 0);
alter table payment_attempt
  add constraint payment_attempt_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint payment_attempt_amount check (amount_minor > 0),
  add constraint payment_attempt_end check ((ended_at is not null) = (status in ('succeeded', 'failed', 'expired', 'canceled'))),
  -- Money may move only against a provider id that is committed here.
  add constraint payment_attempt_provider_id check (provider_session_id is not null or status in ('created', 'canceled')),
  add constraint payment_attempt_url check (checkout_url is null or provider_session_id is not null);
alter table payment_attempt_invoice add constraint payment_attempt_invoice_amount check (amount_minor > 0);
create unique index payment_attempt_invoice_one_open on payment_attempt_invoice (invoice_id) where is_open;
create unique index dispute_one_open on dispute (invoice_id) where closed_at is null;
-- What is still to be paid is a small part of all: its lists need no walk over the rest.
create index invoice_open_by_contract on invoice (contract_id, due_on, reference) where open_minor > 0 and voided_at is null;
create index invoice_open_by_account on invoice (account_id, due_on, reference) where open_minor > 0 and voided_at is null;
alter table ledger_entry
  add constraint ledger_entry_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint ledger_entry_amount check (amount_minor <> 0),
  add constraint ledger_entry_of check (
    case kind
      when 'receivable' then num_nonnulls(contract_id, invoice_id) = 2
      when 'credit' then num_nonnulls(contract_id, credit_memo_id) = 2
      when 'billed' then contract_id is not null and num_nonnulls(invoice_id, credit_memo_id) = 1
      else payment_id is not null
    end
  );

create sequence payment_number start 10001;
grant usage on sequence payment_number to portal_system;

-- The ledger: append-only, zero-sum, and the one source of what is open.

create function portal.ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'the ledger is append-only';
end $$;
create trigger append_only before update or delete on ledger_transaction
  for each row execute function portal.ledger_is_append_only();
create trigger append_only before update or delete on ledger_entry
  for each row execute function portal.ledger_is_append_only();
create trigger no_truncate before truncate on ledger_transaction
  for each statement execute function portal.ledger_is_append_only();
create trigger no_truncate before truncate on ledger_entry
  for each statement execute function portal.ledger_is_append_only();

create function portal.require_zero_sum() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from ledger_entry where transaction_id = new.transaction_id group by currency having sum(amount_minor) <> 0
  ) then
    raise check_violation using message = 'a ledger transaction must add up to zero', constraint = 'ledger_zero_sum';
  end if;
  return null;
end $$;
create constraint trigger zero_sum after insert on ledger_entry
  deferrable initially deferred for each row execute function portal.require_zero_sum();

create function portal.keep_balances() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'receivable' then
    update invoice set open_minor = open_minor + new.amount_minor where id = new.invoice_id and currency = new.currency;
  elsif new.kind = 'credit' then
    update credit_memo set left_minor = left_minor - new.amount_minor
    where id = new.credit_memo_id and currency = new.currency;
  else
    return null;
  end if;
  if not found then
    raise check_violation using message = 'a ledger entry is in another currency than what it is about';
  end if;
  return null;
end $$;
create trigger keep_balances after insert on ledger_entry for each row execute function portal.keep_balances();

-- An ended attempt lets go of its invoices, and does not come back.
create function portal.end_attempt() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.ended_at is not null then
    raise check_violation using message = 'a payment attempt that has ended stays as it is';
  end if;
  if new.ended_at is not null then
    update payment_attempt_invoice set is_open = false where attempt_id = new.id;
  end if;
  return null;
end $$;
create trigger end_attempt after update on payment_attempt for each row execute function portal.end_attempt();

-- Asked by the policy below with the system's eyes: the two tables' policies would otherwise ask each other for ever.
create function portal.is_own_new_attempt(attempt uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from payment_attempt where id = attempt and payer_person_id = portal.viewer_id() and status = 'created'
  )
$$;

-- The functions act with the system's rights, whoever's statement they follow.
grant create on schema portal to portal_system;
alter function portal.require_zero_sum() owner to portal_system;
alter function portal.keep_balances() owner to portal_system;
alter function portal.end_attempt() owner to portal_system;
alter function portal.is_own_new_attempt(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
-- Triggers call them; nobody else may.
revoke all on function portal.ledger_is_append_only(), portal.require_zero_sum(), portal.keep_balances(),
  portal.end_attempt(), portal.is_own_new_attempt(uuid) from public;
grant execute on function portal.is_own_new_attempt(uuid) to portal_viewer;

-- Row-level security on every table, the owner included; nothing is granted that is not needed.

do $$
declare name text;
begin
  foreach name in array array[
    'seller_currency', 'invoice', 'invoice_line', 'invoice_tax', 'invoice_adjustment', 'dispute', 'credit_memo',
    'credit_application', 'payment', 'payment_allocation', 'payment_attempt', 'payment_attempt_invoice',
    'provider_event', 'ledger_transaction', 'ledger_entry'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
  foreach name in array array[
    'invoice', 'invoice_line', 'invoice_tax', 'invoice_adjustment', 'dispute', 'credit_memo', 'credit_application',
    'payment_allocation', 'payment_attempt_invoice'
  ] loop
    execute format(
      'create policy own on %I for select to portal_viewer
       using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()))', name);
    execute format('grant select on %I to portal_viewer', name);
  end loop;
end $$;

-- As issued for ever: amounts, lines and parties of a document cannot be updated by anybody.
grant update on seller_currency to portal_system;
grant update (po_number, voided_at, open_minor) on invoice to portal_system;
grant update (left_minor) on credit_memo to portal_system;
grant update (closed_at) on dispute to portal_system;
grant update (status, provider_session_id, checkout_url, decline_code, expires_at, ended_at) on payment_attempt to portal_system;
grant update (is_open) on payment_attempt_invoice to portal_system;
grant update (done_at) on provider_event to portal_system;

create policy own on seller_currency for select to portal_viewer
  using (seller_entity_id in (select id from seller_entity));
grant select on seller_currency to portal_viewer;

-- Lets paying lock the invoice it reads, and later change its PO number [INV-5].
create policy own_update on invoice for update to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()));
grant update (po_number) on invoice to portal_viewer;

create policy own on payment for select to portal_viewer
  using (id in (select payment_id from payment_allocation));
grant select on payment to portal_viewer;

create policy own on payment_attempt for select to portal_viewer
  using (payer_person_id = portal.viewer_id() or id in (select attempt_id from payment_attempt_invoice));
create policy own_start on payment_attempt for insert to portal_viewer
  with check (
    payer_person_id = portal.viewer_id() and status = 'created' and ended_at is null
    and account_id in (select account_id from contract_access where person_id = portal.viewer_id())
  );
create policy own_start on payment_attempt_invoice for insert to portal_viewer
  with check (
    is_open
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
    and portal.is_own_new_attempt(attempt_id)
  );
-- Never the page on which somebody else pays.
grant select (id, account_id, status, currency, amount_minor, payer_person_id, payer_locale, decline_code, created_at,
              expires_at, ended_at)
  on payment_attempt to portal_viewer;
grant insert (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
  on payment_attempt to portal_viewer;
grant insert on payment_attempt_invoice to portal_viewer;
