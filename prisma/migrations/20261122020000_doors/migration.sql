-- The two database doors, who sees what, and what a row must always be.
-- portal_viewer: a person's requests; row-level security shows their rows only.
-- portal_system: sign-in, webhooks, jobs, imports; sees all.
-- portal_jobs:   owns the job queue.
do $$
declare wanted text;
begin
  foreach wanted in array array['portal_viewer', 'portal_system', 'portal_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin', wanted);
    end if;
    execute format('grant %I to %I', wanted, current_user);
  end loop;
end $$;

revoke all on schema public from public;
grant usage on schema public to portal_viewer, portal_system;
-- Owning the view below needs the right to create in its schema at that moment.
grant create on schema public to portal_system;

create schema portal;
grant create on schema portal to portal_system;
grant usage on schema portal to portal_viewer, portal_system, portal_jobs;

-- The clock: one function says what time it is, one which day [REN-2, REN-6].

grant select on clock_offset to portal_viewer, portal_system;
grant insert, update, delete on clock_offset to portal_system;

create function portal.now() returns timestamptz language sql stable as $$
  select statement_timestamp()
       + coalesce((select milliseconds from public.clock_offset where id = 1), 0) * interval '1 millisecond'
$$;

create function portal.calendar_day(at timestamptz, zone text) returns date language sql stable as $$
  select (at at time zone zone)::date
$$;

create function portal.today(zone text) returns date language sql stable as $$
  select portal.calendar_day(portal.now(), zone)
$$;

create function portal.viewer_id() returns uuid language sql stable as $$
  select nullif(current_setting('app.viewer', true), '')::uuid
$$;

-- What a row must always be.

alter table clock_offset add constraint clock_offset_one_row check (id = 1);
alter table seller_entity
  add constraint seller_entity_colour check (brand_color ~ '^#[0-9a-f]{6}$'),
  -- An unknown zone fails here, not on a customer's page.
  add constraint seller_entity_zone check ((timestamptz 'epoch' at time zone time_zone) is not null);
alter table staff add constraint staff_email_lower check (email = lower(email));
alter table person add constraint person_email_form
  check (email = lower(email) and email ~ '^[^@[:space:],;<>"]+@[^@[:space:],;<>"]+$' and length(email) <= 254);
alter table account add constraint account_suspension check ((status = 'suspended') = (suspension_reason is not null));
alter table access_rule add constraint access_rule_value check (
  value = lower(value)
  and case kind when 'domain' then value ~ '^[a-z0-9.-]+\.[a-z0-9-]+$' else value ~ '^[^@[:space:],]+@[a-z0-9.-]+$' end
);
alter table contract
  add constraint contract_term check (starts_on <= ends_on),
  add constraint contract_value check (value_minor >= 0),
  add constraint contract_currency check (currency ~ '^[A-Z]{3}$'),
  add constraint contract_off_here check (auto_renew_off_here_at is null or not auto_renew);
alter table contract_contact
  add constraint contract_contact_end check (ends_on is null or not (is_primary or is_card_holder));
create unique index contract_contact_one_primary on contract_contact (contract_id) where is_primary;
create unique index contract_contact_one_card_holder on contract_contact (contract_id) where is_card_holder;
alter table subscription
  add constraint subscription_term check (starts_on <= ends_on),
  add constraint subscription_quantity check (quantity > 0),
  add constraint subscription_currency check (currency ~ '^[A-Z]{3}$');
alter table audit_event
  add constraint audit_event_actor check (actor_kind in ('person', 'staff', 'system'));

-- Who sees what.

create view portal.contract_grant as
  select contact.person_id, contact.contract_id, true as is_contact
  from contract_contact contact
  join contract on contract.id = contact.contract_id
  join bill_group on bill_group.id = contract.bill_group_id
  join seller_entity seller on seller.id = bill_group.seller_entity_id
  where contact.ends_on is null or contact.ends_on >= portal.today(seller.time_zone)
union all
  select person.id, contract.id, false
  from person
  join access_rule rule on rule.value in (person.email, split_part(person.email, '@', 2))
  join bill_group on bill_group.id = rule.bill_group_id and bill_group.access_rules_on
  join seller_entity seller on seller.id = bill_group.seller_entity_id
  join contract on contract.bill_group_id = bill_group.id
  where person.email_verified_at is not null
    and exists (
      select from contract live
      where live.bill_group_id = bill_group.id and live.ends_on >= portal.today(seller.time_zone)
    );
comment on view portal.contract_grant is
  'Every contract contact in time [USR-8] and every verified address a live access rule covers [ACC-1, ACC-2, ACC-5].';

create view contract_access with (security_barrier) as
  select granted.person_id, granted.contract_id, contract.account_id, contract.bill_group_id,
         bool_or(granted.is_contact) as is_contact
  from portal.contract_grant granted
  join contract on contract.id = granted.contract_id
  join account on account.id = contract.account_id and account.type = 'direct'
  where current_user <> 'portal_viewer' or granted.person_id = portal.viewer_id()
  group by granted.person_id, granted.contract_id, contract.account_id, contract.bill_group_id;
comment on view contract_access is
  'Grants of accounts the portal is open to [SIG-5]; through the viewer''s door the viewer''s own only.';

create view closed_account_access with (security_barrier) as
  select distinct granted.person_id
  from portal.contract_grant granted
  join contract on contract.id = granted.contract_id
  join account on account.id = contract.account_id and account.type <> 'direct'
  where current_user <> 'portal_viewer' or granted.person_id = portal.viewer_id();
comment on view closed_account_access is 'People of partner and reseller accounts, whom the portal does not serve [SIG-5].';

-- The views answer with the system's eyes: the policies below rest on them.
alter view portal.contract_grant owner to portal_system;
alter view contract_access owner to portal_system;
alter view closed_account_access owner to portal_system;
grant select on contract_access, closed_account_access to portal_viewer;
revoke create on schema public, portal from portal_system;

-- Row-level security on every table, the owner included; nothing is granted that is not needed.

do $$
declare name text;
begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not like '\_prisma%' loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    if name <> 'audit_event' then
      execute format('grant select, insert, update, delete on %I to portal_system', name);
    end if;
  end loop;
end $$;
-- Insert-only, for everybody [A7].
grant select, insert on audit_event to portal_system;

create policy everyone on clock_offset for select to portal_viewer using (true);

create policy own on contract for select to portal_viewer
  using (id in (select contract_id from contract_access where person_id = portal.viewer_id()));
create policy decide on contract for update to portal_viewer
  using (id in (select contract_id from contract_access where person_id = portal.viewer_id() and is_contact));
create policy own on account for select to portal_viewer
  using (id in (select account_id from contract_access where person_id = portal.viewer_id()));
create policy own on bill_group for select to portal_viewer
  using (id in (select bill_group_id from contract_access where person_id = portal.viewer_id()));
create policy own on seller_entity for select to portal_viewer
  using (id in (select seller_entity_id from bill_group));
create policy own on staff for select to portal_viewer
  using (id in (select account_executive_id from account union all select collector_id from account));
create policy own on subscription for select to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()));
create policy own on contract_contact for select to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()));
-- Lets a write lock the viewer's own place while it happens, so that a removal waits or wins [A3].
create policy lock_own on contract_contact for update to portal_viewer
  using (person_id = portal.viewer_id()) with check (false);
create policy own on person for select to portal_viewer
  using (id = portal.viewer_id() or id in (select person_id from contract_contact));
create policy self on person for update to portal_viewer using (id = portal.viewer_id());
create policy own on account_person for select to portal_viewer
  using (
    person_id = portal.viewer_id()
    or (account_id, person_id) in (select account_id, person_id from contract_contact)
  );
create policy own on session for select to portal_viewer using (person_id = portal.viewer_id());
create policy own on audit_event for select to portal_viewer
  using (contract_id in (select contract_id from contract_access where person_id = portal.viewer_id()));
create policy own_act on audit_event for insert to portal_viewer
  with check (
    -- In nobody else's name, about nothing that is not theirs, and now.
    actor_kind = 'person' and actor_person_id = portal.viewer_id()
    and actor_email = (select email from person where id = portal.viewer_id())
    and at between portal.now() - interval '1 minute' and portal.now() + interval '1 minute'
    and (account_id is null) = (contract_id is null)
    and (contract_id is null or (contract_id, account_id) in
      (select contract_id, account_id from contract_access where person_id = portal.viewer_id()))
  );

grant select on account, bill_group, seller_entity, staff, contract, contract_contact, subscription,
  person, account_person, audit_event to portal_viewer;
grant select (id, person_id, user_agent, created_at, last_active_at) on session to portal_viewer;
grant insert on audit_event to portal_viewer;
grant update (auto_renew, auto_renew_off_here_at) on contract to portal_viewer;
grant update (locale) on person to portal_viewer;
grant update (ends_on) on contract_contact to portal_viewer;
