-- PO numbers keep their earlier revisions, and who sees and writes revisions, signed quotes and shares.

-- What a row must always be.

alter table contract add constraint contract_po_number check (po_number <> '' and length(po_number) <= 60);
alter table invoice_revision add constraint invoice_revision_number check (revision >= 1);
alter table signed_quote add constraint signed_quote_fingerprint check (pdf_sha256 = sha256(pdf));
alter table invoice_share
  add constraint invoice_share_kind check (
    case kind when 'mail' then sent_to is not null and num_nonnulls(token_hash, expires_at, withdrawn_at) = 0
              else sent_to is null and note is null and num_nonnulls(token_hash, expires_at) = 2 end),
  add constraint invoice_share_token check (length(token_hash) = 32),
  add constraint invoice_share_withdrawn check (withdrawn_at is not null or withdrawn_by_person_id is null),
  add constraint invoice_share_opened check ((opened_count > 0) = (last_opened_at is not null));

-- The PO number that stands on a new invoice of a contract: the contract's own, else its bill group's [INV-5].
create function portal.po_number_of(which uuid) returns text language sql stable as $$
  select coalesce(contract.po_number, bill_group.po_number)
  from contract join bill_group on bill_group.id = contract.bill_group_id where contract.id = which
$$;

-- Every change of an invoice's PO number makes a revision, whoever writes it; the first row kept is as issued. None while
-- money is on its way or once it is void: the row is locked here, as by whoever begins to pay.
create function portal.keep_revision() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.voided_at is not null or exists (
    select from payment_attempt_invoice where invoice_id = old.id and is_open
  ) then
    raise check_violation using message = 'the PO number of this invoice stays', constraint = 'invoice_po_number_stays';
  end if;
  if portal.viewer_id() is not null and (new.po_number = '' or length(new.po_number) > 60) then
    raise check_violation using message = 'this is no PO number', constraint = 'invoice_po_number';
  end if;
  if old.revision = 1 then
    insert into invoice_revision (account_id, contract_id, invoice_id, revision, po_number, set_at)
    values (old.account_id, old.contract_id, old.id, 1, old.po_number, old.created_at);
  end if;
  new.revision := old.revision + 1;
  insert into invoice_revision (account_id, contract_id, invoice_id, revision, po_number, set_at, set_by_person_id)
  values (new.account_id, new.contract_id, new.id, new.revision, new.po_number, portal.now(), portal.viewer_id());
  return new;
end $$;
create trigger keep_revision before update of po_number on invoice
  for each row when (new.po_number is distinct from old.po_number) execute function portal.keep_revision();

-- Everybody who sees a contract sets its PO number [ACC-8]; what else stands in its row only contacts may decide.
create function portal.set_contract_po_number(which uuid, po text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update contract set po_number = po
  where id = which and exists (
    select from contract_access mine where mine.contract_id = which and mine.person_id = portal.viewer_id());
  return found;
end $$;

grant create on schema portal to portal_system;
alter function portal.keep_revision() owner to portal_system;
alter function portal.set_contract_po_number(uuid, text) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_revision(), portal.set_contract_po_number(uuid, text) from public;
grant execute on function portal.set_contract_po_number(uuid, text) to portal_viewer;

-- Row-level security on every table, the owner included; nothing is granted that is not needed.

do $$
declare name text;
begin
  foreach name in array array['invoice_revision', 'signed_quote', 'invoice_share'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
    execute format(
      'create policy own on %I for select to portal_viewer
       using (contract_id in (select unnest(portal.own(''contracts''))))', name);
  end loop;
end $$;
grant update (revision) on invoice to portal_system;
grant select on invoice_revision to portal_viewer;
grant select on signed_quote to portal_viewer;

grant update (opened_count, last_opened_at, withdrawn_at) on invoice_share to portal_system;
-- Never what tells who holds a link.
grant select (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, created_at, expires_at,
              withdrawn_at, withdrawn_by_person_id, opened_count, last_opened_at),
      insert (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, token_hash, created_at,
              expires_at),
      update (withdrawn_at, withdrawn_by_person_id)
  on invoice_share to portal_viewer;
create policy own_share on invoice_share for insert to portal_viewer
  with check (
    shared_by_person_id = portal.viewer_id()
    and created_at between portal.now() - interval '1 minute' and portal.now() + interval '1 minute'
    and (expires_at is null or expires_at <= created_at + interval '14 days')
    and (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id())
  );
-- Withdrawn for good, by anybody who sees the contract.
create policy own_withdraw on invoice_share for update to portal_viewer
  using (
    kind = 'link' and withdrawn_at is null
    and contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()))
  with check (withdrawn_by_person_id = portal.viewer_id());

-- A link works while it is not withdrawn, in time, its invoice there, and whoever shared it still sees the contract: asked
-- at every opening [INV-7].
create view portal.live_share as
  select share.id, share.invoice_id, share.contract_id, share.account_id, share.shared_by_person_id, share.token_hash,
         share.expires_at
  from invoice_share share
  join contract_access sharer
    on sharer.contract_id = share.contract_id and sharer.person_id = share.shared_by_person_id
  where share.kind = 'link' and share.withdrawn_at is null and share.expires_at > portal.now();
-- The same for a mail: it goes out while whoever shares still sees the contract.
create view portal.mailed_share as
  select share.id, share.invoice_id, share.contract_id, share.account_id, share.shared_by_person_id, share.sent_to,
         share.note, share.expires_at
  from invoice_share share
  join contract_access sharer
    on sharer.contract_id = share.contract_id and sharer.person_id = share.shared_by_person_id
  where share.kind = 'mail';
-- For those who see the invoice: whether one of its links works.
create function portal.is_share_live(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from portal.live_share where id = which)
$$;
grant create on schema portal to portal_system;
alter view portal.live_share owner to portal_system;
alter view portal.mailed_share owner to portal_system;
alter function portal.is_share_live(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.is_share_live(uuid) from public;
grant execute on function portal.is_share_live(uuid) to portal_viewer;
