-- Who reads price books, quotes, orders and requests, who answers them, and what must always hold of them.

alter table price_book
  add constraint price_book_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint price_book_days check (valid_to >= valid_from),
  add constraint price_book_tax check (tax_rate between 0 and 100);
alter table price_book_entry
  add constraint price_book_entry_price check (
    case kind
      when 'tiered' then monthly_minor is null and basis_points is null
      when 'percent_of_rest' then monthly_minor is null and basis_points between 0 and 1000000
      else monthly_minor >= 0 and basis_points is null
    end),
  add constraint price_book_entry_most check (most_quantity > 0);
alter table price_tier add constraint price_tier_price check (from_quantity > 0 and monthly_minor >= 0);
alter table contract_discount
  add constraint contract_discount_part check (basis_points between 0 and 10000),
  add constraint contract_discount_days check (valid_to >= valid_from);
alter table product add constraint product_texts check (length(name) between 1 and 120 and length(description) <= 2000);

alter table quote
  add constraint quote_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint quote_amounts check (
    net_minor >= 0 and tax_minor >= 0 and total_minor = net_minor + tax_minor),
  add constraint quote_of_one check (num_nonnulls(contract_id, new_contract_number) >= 1),
  add constraint quote_days check (ends_on >= starts_on),
  add constraint quote_published check ((published_at is null) <= (status in ('draft', 'withdrawn'))),
  add constraint quote_ended check ((ended_at is null) = (status in ('draft', 'published'))),
  add constraint quote_ended_by check ((ended_by_person_id is null) or (status in ('accepted', 'declined'))),
  add constraint quote_texts check (
    length(number) between 1 and 60 and length(title) between 1 and 200 and length(message) <= 4000
    and length(terms) <= 20000 and length(decline_reason) between 1 and 2000);
alter table quote_line
  add constraint quote_line_amounts check (
    quantity > 0 and list_minor >= 0 and monthly_minor >= 0 and monthly_minor <= list_minor and amount_minor >= 0
    and discount_points between 0 and 10000),
  add constraint quote_line_text check (length(description) between 1 and 200);
alter table customer_order
  add constraint customer_order_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint customer_order_amounts check (
    net_minor >= 0 and tax_minor >= 0 and total_minor = net_minor + tax_minor);
alter table customer_order_line
  add constraint customer_order_line_amounts check (quantity > 0 and monthly_minor >= 0 and amount_minor >= 0),
  add constraint customer_order_line_days check (ends_on >= starts_on);
alter table product_request
  add constraint product_request_upgrade check (
    (kind = 'upgrade') = (subscription_id is not null) and (kind = 'upgrade') = (to_edition is not null)),
  add constraint product_request_ended check ((ended_at is null) = (status = 'open')),
  add constraint product_request_texts check (length(note) <= 4000 and length(answer) <= 4000);
alter table product_request_line add constraint product_request_line_quantity check (quantity > 0);

-- A quote's way: from draft to published or withdrawn, from published to accepted, declined or withdrawn, and no further.
-- It is accepted and declined through its last day, by the calendar of its seller entity; what it says never changes.
create function portal.keep_quote() returns trigger
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
  elsif old.status not in ('draft', 'published') then
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
create trigger keep_quote before update on quote for each row execute function portal.keep_quote();

create function portal.keep_quote_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare of_quote uuid := coalesce(new.quote_id, old.quote_id);
begin
  -- Whoever publishes it meanwhile waits for this line, or this line for them.
  if exists (select from quote where id = of_quote and published_at is not null and xmin <> pg_current_xact_id()::xid
             for share) then
    raise check_violation using message = 'a published quote stays as it is', constraint = 'quote_as_published';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_quote_lines before insert or update or delete on quote_line
  for each row execute function portal.keep_quote_lines();

-- What every published quote is: its lines together make its amount; and an accepted one has its order and its signed document.
create function portal.require_whole_quote() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare found quote;
begin
  select * into found from quote where id = new.id;
  if found.published_at is not null and found.net_minor <> (
    select coalesce(sum(amount_minor), 0) from quote_line where quote_id = found.id
  ) then
    raise check_violation using message = 'the lines of a quote make its amount', constraint = 'quote_sum';
  end if;
  if found.status = 'accepted' and not exists (
    select from customer_order placed join signed_quote signed on signed.number = placed.quote_number
    where placed.quote_number = found.number and placed.contract_id = found.contract_id
      and signed.contract_id = found.contract_id
  ) then
    raise check_violation using
      message = 'an accepted quote has its order and its signed document', constraint = 'quote_accepted_whole';
  end if;
  return null;
end $$;
create constraint trigger require_whole_quote after insert or update on quote deferrable initially deferred
  for each row execute function portal.require_whole_quote();

-- The next number of a seller entity's own: whoever comes second waits, and nothing is given twice.
create function portal.next_number(seller uuid, wanted series_kind) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given text;
  taken boolean;
begin
  loop
    update number_series set next = next + 1 where seller_entity_id = seller and kind = wanted
      returning prefix || (next - 1)::text into given;
    if given is null then
      raise no_data_found using message = 'the seller entity has no such series of numbers';
    end if;
    -- Numbers that came another way are stepped over.
    taken := case wanted
      when 'quote' then exists (select from quote where number = given)
        or exists (select from signed_quote where number = given)
      when 'order' then exists (select from customer_order where number = given)
      when 'contract' then exists (select from contract where number = given)
      else exists (select from invoice where seller_entity_id = seller and number = given)
    end;
    exit when not taken;
  end loop;
  return given;
end $$;

-- Whether the viewer holds manage billing in a bill group [ACC-8].
create function portal.manages(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select portal.viewer_id() in (select held.person_id from portal.billing_managers(which) held)
$$;

-- The price book that holds for a contract on a day: its own, or the newest standard one of its seller entity and currency.
create function portal.price_book_of(which uuid, day date) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select book.id
  from contract
  join bill_group on bill_group.id = contract.bill_group_id
  join price_book book on book.seller_entity_id = bill_group.seller_entity_id and book.currency = contract.currency
  where contract.id = which and day >= book.valid_from and (book.valid_to is null or day <= book.valid_to)
    and (book.id = contract.price_book_id or contract.price_book_id is null and book.is_standard)
  order by book.valid_from desc, book.id
  limit 1
$$;

grant create on schema portal to portal_system;
alter function portal.keep_quote() owner to portal_system;
alter function portal.keep_quote_lines() owner to portal_system;
alter function portal.require_whole_quote() owner to portal_system;
alter function portal.next_number(uuid, series_kind) owner to portal_system;
alter function portal.manages(uuid) owner to portal_system;
alter function portal.price_book_of(uuid, date) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function
  portal.keep_quote(), portal.keep_quote_lines(), portal.require_whole_quote(), portal.next_number(uuid, series_kind),
  portal.manages(uuid), portal.price_book_of(uuid, date) from public;
grant execute on function portal.manages(uuid), portal.price_book_of(uuid, date) to portal_viewer;

do $$
declare name text;
begin
  foreach name in array array[
    'product', 'price_book', 'price_book_entry', 'price_tier', 'contract_discount', 'product_request',
    'product_request_line', 'quote', 'quote_line', 'customer_order', 'customer_order_line', 'customer_order_invoice',
    'number_series'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert on %I to portal_system', name);
  end loop;
  foreach name in array array[
    'contract_discount', 'customer_order', 'customer_order_line', 'customer_order_invoice'
  ] loop
    execute format(
      'create policy own on %I for select to portal_viewer
       using (contract_id in (select unnest(portal.own(''contracts''))))', name);
    execute format('grant select on %I to portal_viewer', name);
  end loop;
end $$;
-- The catalogue is the seller's to rewrite; drafts of quotes too.
grant update, delete on product, price_book, price_book_entry, price_tier, contract_discount to portal_system;
grant update on number_series to portal_system;
grant update, delete on quote, quote_line to portal_system;
grant update (status, ended_at, answer, quote_number, answered_by_staff_id) on product_request to portal_system;
grant update (ends_on, status, billed_through) on subscription to portal_system;

-- A viewer reads the books that their own contracts are priced by, and the products in them.
create policy own on price_book for select to portal_viewer using (
  is_standard and seller_entity_id in (select unnest(portal.own('sellers')))
  or id in (select contract.price_book_id from contract));
create policy own on price_book_entry for select to portal_viewer
  using (exists (select from price_book book where book.id = price_book_id));
create policy own on price_tier for select to portal_viewer
  using (exists (select from price_book_entry entry where entry.id = entry_id));
create policy own on product for select to portal_viewer using (
  exists (select from price_book_entry entry where entry.product_id = product.id)
  or exists (select from customer_order_line line where line.product_id = product.id));
grant select on price_book, price_book_entry, price_tier, product to portal_viewer;

-- A quote is seen by those who see the contract it extends; one for a new contract by holders of manage billing in its bill
-- group. Drafts are nobody's [QUO-1].
create policy own on quote for select to portal_viewer using (
  published_at is not null and (
    contract_id in (select unnest(portal.own('contracts')))
    or contract_id is null and bill_group_id in (select unnest(portal.own('bill_groups')))
       and portal.manages(bill_group_id)));
create policy own on quote_line for select to portal_viewer
  using (exists (select from quote where quote.id = quote_id));
grant select on quote, quote_line to portal_viewer;
-- Declined by a holder of manage billing who sees it. Nobody but the system writes prices, and none accepts by this door.
create policy decline on quote for update to portal_viewer
  using (
    status = 'published' and portal.manages(bill_group_id)
    and (contract_id is null
         or contract_id in (select contract_id from contract_access where person_id = portal.viewer_id())))
  with check (status = 'declined' and ended_by_person_id = portal.viewer_id());
grant update (status, ended_at, ended_by_person_id, decline_reason) on quote to portal_viewer;

-- Requests are seen by who asked, while they see the bill group, and by holders of manage billing there [QUO-7, QUO-8].
create policy own on product_request for select to portal_viewer using (
  bill_group_id in (select unnest(portal.own('bill_groups')))
  and (person_id = portal.viewer_id() or portal.manages(bill_group_id)));
create policy ask on product_request for insert to portal_viewer with check (
  person_id = portal.viewer_id() and status = 'open' and portal.manages(bill_group_id)
  and (contract_id is null or (contract_id, account_id) in
    (select contract_id, account_id from contract_access where person_id = portal.viewer_id())));
create policy withdraw on product_request for update to portal_viewer
  using (status = 'open' and (person_id = portal.viewer_id() or portal.manages(bill_group_id))
         and bill_group_id in (select bill_group_id from contract_access where person_id = portal.viewer_id()))
  with check (status = 'withdrawn');
create policy own on product_request_line for select to portal_viewer
  using (exists (select from product_request where product_request.id = request_id));
create policy ask on product_request_line for insert to portal_viewer
  with check (exists (select from product_request where product_request.id = request_id
                        and product_request.person_id = portal.viewer_id() and product_request.status = 'open'));
grant select, insert on product_request_line to portal_viewer;
grant select,
      insert (id, account_id, bill_group_id, contract_id, person_id, kind, status, note, subscription_id, from_edition,
              to_edition, asked_at),
      update (status, ended_at)
  on product_request to portal_viewer;

-- Every seller entity has its series.
insert into number_series (seller_entity_id, kind, prefix, next)
  select seller.id, series.kind, series.prefix, 10001
  from seller_entity seller
  cross join (values ('quote'::series_kind, 'Q-'), ('order', 'O-'), ('invoice', 'INV-'), ('contract', 'C-'))
    series (kind, prefix);
create function portal.begin_series() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into number_series (seller_entity_id, kind, prefix, next)
    values (new.id, 'quote', 'Q-', 10001), (new.id, 'order', 'O-', 10001), (new.id, 'invoice', 'INV-', 10001),
           (new.id, 'contract', 'C-', 10001);
  return null;
end $$;
create trigger begin_series after insert on seller_entity for each row execute function portal.begin_series();
grant create on schema portal to portal_system;
alter function portal.begin_series() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.begin_series() from public;
