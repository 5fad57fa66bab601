-- How a seller entity looks is the desk's to change; what was issued before keeps the look it was issued with.

grant update (brand_color, logo_url, customer_service_name, customer_service_email, customer_service_phone, version)
  on seller_entity to portal_system;

alter table seller_look enable row level security;
alter table seller_look force row level security;
create policy system_all on seller_look to portal_system using (true) with check (true);
grant select, insert on seller_look to portal_system;

create function portal.keep_look() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (new.brand_color, new.logo_url) is distinct from (old.brand_color, old.logo_url) then
    -- By the same clock as the rows of documents.
    insert into seller_look (id, seller_entity_id, until, brand_color, logo_url)
      values (gen_random_uuid(), old.id, clock_timestamp(), old.brand_color, old.logo_url);
  end if;
  return new;
end $$;
create trigger keep_look before update on seller_entity for each row execute function portal.keep_look();

-- How a seller entity looked when something was issued.
create function portal.look_of(seller uuid, issued timestamptz) returns table (logo_url text, brand_color text)
language sql stable security definer set search_path = public, pg_temp as $$
  select kept.logo_url, kept.brand_color
  from (
    (select look.logo_url, look.brand_color, look.until from seller_look look
     where look.seller_entity_id = seller and look.until > issued order by look.until limit 1)
    union all
    select now_so.logo_url, now_so.brand_color, 'infinity' from seller_entity now_so where now_so.id = seller
  ) kept order by kept.until limit 1
$$;

-- The same for an instant of the portal's own clock, which a setting may have moved.
create function portal.look_when(seller uuid, happened timestamptz) returns table (logo_url text, brand_color text)
language sql stable security definer set search_path = public, pg_temp as $$
  select look.logo_url, look.brand_color from portal.look_of(seller, happened - (portal.now() - now())) look
$$;

grant create on schema portal to portal_system;
alter function portal.keep_look() owner to portal_system;
alter function portal.look_of(uuid, timestamptz) owner to portal_system;
alter function portal.look_when(uuid, timestamptz) owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_look(), portal.look_of(uuid, timestamptz), portal.look_when(uuid, timestamptz) from public;
grant execute on function portal.look_of(uuid, timestamptz), portal.look_when(uuid, timestamptz) to portal_viewer;
