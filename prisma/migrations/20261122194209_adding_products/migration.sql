-- Whether more than one contract of a bill group's account is active, also of those the viewer does not see; not how many [QUO-7].
create function portal.has_several_contracts(which uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) > 1
  from bill_group asked
  join contract on contract.account_id = asked.account_id
  join bill_group of on of.id = contract.bill_group_id
  join seller_entity seller on seller.id = of.seller_entity_id
  where asked.id = which and which in (select unnest(portal.own('bill_groups')))
    and contract.ends_on >= portal.today(seller.time_zone)
$$;
grant create on schema portal to portal_system;
alter function portal.has_several_contracts(uuid) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.has_several_contracts(uuid) from public;
grant execute on function portal.has_several_contracts(uuid) to portal_viewer;

-- One open request to upgrade a subscription [QUO-8].
create unique index product_request_open_upgrade on product_request (subscription_id) where status = 'open';
-- Answered ones stay as they are; a quote that came of one says so, and only that.
alter table product_request
  add constraint product_request_quoted check ((status = 'quoted') = (quote_number is not null)),
  add constraint product_request_answered check ((answered_by_staff_id is not null) = (status in ('quoted', 'declined')));

-- Also the products that somebody asked for, whatever the price books hold since.
alter policy own on product using (
  exists (select from price_book_entry entry where entry.product_id = product.id)
  or exists (select from customer_order_line line where line.product_id = product.id)
  or exists (select from product_request_line line where line.product_id = product.id));
create index product_request_line_product on product_request_line (product_id);
