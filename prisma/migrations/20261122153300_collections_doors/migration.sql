-- Who sees, adds and ends disputes, promises, words of transfers, and the files with them.

-- What a row must always be.

alter table dispute
  add constraint dispute_end check (ending is null or closed_at is not null),
  add constraint dispute_ended_by check (num_nonnulls(ended_by_person_id, ended_by_staff_id) = (ending is not null)::int),
  add constraint dispute_texts check (length(reason) <= 4000 and length(ending_note) <= 4000);
alter table dispute_message
  add constraint dispute_message_by_one check (num_nonnulls(person_id, staff_id) = 1),
  add constraint dispute_message_text check (length(text) between 1 and 4000);
alter table stored_file
  add constraint stored_file_of_one check (num_nonnulls(dispute_id, transfer_id) = 1),
  add constraint stored_file_by_one check (num_nonnulls(person_id, staff_id) = 1),
  add constraint stored_file_name check (length(name) between 1 and 120),
  add constraint stored_file_size check (size_bytes between 1 and 10485760),
  add constraint stored_file_hash check (length(sha256) = 32),
  -- Nothing that a browser would run.
  add constraint stored_file_type check (type !~ 'html|svg|xml$|script');
alter table payment_promise
  add constraint payment_promise_amount check (amount_minor > 0),
  add constraint payment_promise_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint payment_promise_days check (promised_on >= made_on),
  add constraint payment_promise_end check ((ended_at is null) = (ending is null));
create unique index payment_promise_one_holds on payment_promise (invoice_id) where ended_at is null;
alter table transfer_notice
  add constraint transfer_notice_amount check (amount_minor > 0),
  add constraint transfer_notice_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint transfer_notice_reference check (length(bank_reference) <= 140);
alter table payment_reminder
  add constraint payment_reminder_amount check (open_minor > 0 and nth > 0),
  add constraint payment_reminder_currency check (currency ~ '^[A-Z]{3}$');

-- What is about an invoice is in its currency.
create function portal.keep_invoice_currency() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.currency <> (select currency from invoice where id = new.invoice_id) then
    raise check_violation using message = 'what is said of an invoice is in its currency', constraint = 'invoice_currency_kept';
  end if;
  return new;
end $$;
create trigger keep_invoice_currency before insert on payment_promise
  for each row execute function portal.keep_invoice_currency();
create trigger keep_invoice_currency before insert on transfer_notice
  for each row execute function portal.keep_invoice_currency();
create trigger keep_invoice_currency before insert on payment_reminder
  for each row execute function portal.keep_invoice_currency();

-- A dispute that has ended stays so; another one is opened anew.
create function portal.end_dispute() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null and new.closed_at is distinct from old.closed_at then
    raise check_violation using message = 'a dispute that has ended stays as it is';
  end if;
  return new;
end $$;
create trigger end_dispute before update on dispute for each row execute function portal.end_dispute();

grant create on schema portal to portal_system;
alter function portal.keep_invoice_currency() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_invoice_currency(), portal.end_dispute() from public;

do $$
declare name text;
begin
  foreach name in array array[
    'dispute_message', 'stored_file', 'payment_promise', 'transfer_notice', 'payment_reminder'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
    execute format(
      'create policy own on %I for select to portal_viewer using (contract_id in (select unnest(portal.own(''contracts''))))', name);
    execute format('grant select on %I to portal_viewer', name);
  end loop;
end $$;
grant update (ending, ending_note, ended_by_person_id, ended_by_staff_id) on dispute to portal_system;
grant update (ended_at, ending) on payment_promise to portal_system;
-- A row whose bytes are gone.
grant delete on stored_file to portal_system;

-- Everybody who sees a contract disputes its invoices, in their own name and now [INV-9].
create policy open_own on dispute for insert to portal_viewer
  with check (
    opened_by_person_id = portal.viewer_id() and closed_at is null and ending is null
    and opened_at between portal.now() - interval '1 minute' and portal.now() + interval '1 minute'
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
  );
create policy withdraw on dispute for update to portal_viewer
  using (
    closed_at is null and opened_by_person_id = portal.viewer_id()
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())
  )
  with check (closed_at is not null and ending = 'withdrawn' and ended_by_person_id = portal.viewer_id());
grant insert (id, account_id, contract_id, invoice_id, reason, opened_at, kind, line_rank, opened_by_person_id),
      update (closed_at, ending, ending_note, ended_by_person_id)
  on dispute to portal_viewer;

create policy write on dispute_message for insert to portal_viewer
  with check (
    person_id = portal.viewer_id()
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
    and exists (select from dispute where dispute.id = dispute_id and dispute.closed_at is null)
  );
grant insert (id, account_id, contract_id, dispute_id, person_id, text, sent_at) on dispute_message to portal_viewer;

create policy add on stored_file for insert to portal_viewer
  with check (
    person_id = portal.viewer_id()
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
  );
grant insert (id, account_id, contract_id, dispute_id, transfer_id, name, type, size_bytes, sha256, is_scanned, person_id, added_at)
  on stored_file to portal_viewer;

create policy promise on payment_promise for insert to portal_viewer
  with check (
    person_id = portal.viewer_id() and ended_at is null
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
  );
-- Withdrawn by who gave it, or replaced by somebody's newer one [INV-10].
create policy end_promise on payment_promise for update to portal_viewer
  using (
    ended_at is null
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())
  )
  with check (ended_at is not null and (ending = 'superseded' or person_id = portal.viewer_id()));
grant insert (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor, currency, made_at, made_on),
      update (ended_at, ending)
  on payment_promise to portal_viewer;

create policy report on transfer_notice for insert to portal_viewer
  with check (
    person_id = portal.viewer_id()
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
  );
grant insert (id, account_id, contract_id, invoice_id, person_id, sent_on, amount_minor, currency, bank_reference, said_at)
  on transfer_notice to portal_viewer;
