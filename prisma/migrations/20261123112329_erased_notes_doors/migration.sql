-- What somebody added of their own accord stays as they wrote it too, until they are erased; that there was something stays.

-- Arguments: whose words they are, the column that holds them where there are any, the column that says they were erased.
create function portal.keep_own_note() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  words text := to_jsonb(new) ->> tg_argv[1];
  earlier text := case when tg_op = 'UPDATE' then to_jsonb(old) ->> tg_argv[1] end;
  is_erased boolean := (to_jsonb(new) ->> tg_argv[2])::boolean;
begin
  if tg_op = 'UPDATE' and earlier is not null and words is distinct from earlier and (
    words is not null or not is_erased
    or not exists (select from person where person.id = who and erased_at is not null)
  ) or is_erased and words is not null then
    raise check_violation using message = 'what somebody wrote is not changed', constraint = 'words_kept';
  end if;
  -- Waits for whoever erases them just now, as the foreign key would, and then looks again.
  if words is not null and earlier is null then
    perform from person where person.id = who and erased_at is null for key share;
    if not found then
      raise check_violation using message = 'who was erased says nothing any more', constraint = 'words_of_erased';
    end if;
  end if;
  return new;
end $$;

-- To whom and with which words an invoice was mailed is forgotten, by age or with who sent it, and never rewritten.
create function portal.keep_own_share() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.sent_to, new.note) is distinct from (old.sent_to, old.note)
     and (new.sent_to, new.note) is distinct from ('erased@erased.invalid', null) then
    raise check_violation using message = 'what somebody wrote is not changed', constraint = 'words_kept';
  end if;
  if tg_op = 'INSERT' then
    perform from person where person.id = new.shared_by_person_id and erased_at is null for key share;
    if not found then
      raise check_violation using message = 'who was erased says nothing any more', constraint = 'words_of_erased';
    end if;
  end if;
  return new;
end $$;

-- Taking a reason away with who wrote it is all that happens to a quote that has ended.
create or replace function portal.keep_quote() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status <> old.status then
    if not (old.status = 'draft' and new.status in ('published', 'withdrawn')
         or old.status = 'published' and new.status in ('accepted', 'declined', 'withdrawn')) then
      raise check_violation using message = 'a quote that has ended stays as it is', constraint = 'quote_forward';
    end if;
    if new.status in ('accepted', 'declined') and new.expires_on < (
      select portal.today(seller.time_zone) from seller_entity seller where seller.id = new.seller_entity_id
    ) then
      raise check_violation using message = 'the last day of the quote is over', constraint = 'quote_in_time';
    end if;
  elsif old.status not in ('draft', 'published') and not (
    new.is_reason_erased and to_jsonb(new) - 'decline_reason' - 'is_reason_erased'
                           = to_jsonb(old) - 'decline_reason' - 'is_reason_erased'
  ) then
    raise check_violation using message = 'a quote that has ended stays as it is', constraint = 'quote_forward';
  end if;
  if old.status <> 'draft' and (
    new.account_id, new.bill_group_id, new.seller_entity_id, new.number, new.origin, new.title, new.expires_on, new.ends_on,
    new.currency, new.net_minor, new.tax_minor, new.total_minor, new.created_at, new.published_at
  ) is distinct from (
    old.account_id, old.bill_group_id, old.seller_entity_id, old.number, old.origin, old.title, old.expires_on, old.ends_on,
    old.currency, old.net_minor, old.tax_minor, old.total_minor, old.created_at, old.published_at
  ) or old.status <> 'draft' and (new.message, new.terms, new.starts_on, new.tax_rate)
       is distinct from (old.message, old.terms, old.starts_on, old.tax_rate)
    -- Accepting a quote for a new contract says which one it became.
    or old.contract_id is not null and new.contract_id is distinct from old.contract_id
  then
    raise check_violation using message = 'a published quote stays as it is', constraint = 'quote_as_published';
  end if;
  return new;
end $$;

grant create on schema portal to portal_system;
alter function portal.keep_own_note() owner to portal_system;
alter function portal.keep_own_share() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_own_note(), portal.keep_own_share() from public;

create trigger keep_own_note before insert or update of note, is_note_erased on product_request
  for each row execute function portal.keep_own_note('person_id', 'note', 'is_note_erased');
create trigger keep_own_note before insert or update of decline_reason, is_reason_erased on quote
  for each row execute function portal.keep_own_note('ended_by_person_id', 'decline_reason', 'is_reason_erased');
create trigger keep_own_share before insert or update of sent_to, note on invoice_share
  for each row execute function portal.keep_own_share();

grant update (note, is_note_erased) on product_request to portal_system;

-- Found by who wrote them.
create index quote_decliner on quote (ended_by_person_id) where decline_reason is not null;
create index invoice_share_sharer on invoice_share (shared_by_person_id);
