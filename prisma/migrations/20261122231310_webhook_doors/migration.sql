-- What customers do here is told to the seller's own systems [DSK-6]; none of it is a customer's to read or write.

alter table webhook_endpoint
  add constraint webhook_endpoint_url check (length(url) between 8 and 500 and url ~ '^https?://'),
  add constraint webhook_endpoint_name check (length(name) between 1 and 100),
  add constraint webhook_endpoint_types check (cardinality(types) between 1 and 50),
  add constraint webhook_endpoint_sealed check (length(secret) between 40 and 200),
  add constraint webhook_endpoint_earlier check ((earlier_secret is null) = (earlier_until is null)),
  add constraint webhook_endpoint_paused check ((paused_at is null) = (paused_by is null) and paused_by in ('staff', 'failing', 'gone'));
alter table webhook_delivery
  add constraint webhook_delivery_waits check ((state = 'waiting') = (next_try_at is not null)),
  add constraint webhook_delivery_tries check (tries >= 0);
alter table webhook_try
  add constraint webhook_try_excerpt check (length(excerpt) <= 1000),
  add constraint webhook_try_code check (response_code between 100 and 999);
-- What waits, by when it is tried next.
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_try_at) where state = 'waiting';

-- The type of event that a row of history is, or null. lib/webhooks/rules.ts lists the same.
create function portal.webhook_type(action text, before jsonb, after jsonb) returns text language sql immutable as $$
  select case
    when action in (
      'payment.received', 'payment.refunded', 'payment.chargeback_opened', 'payment.chargeback_won',
      'payment.chargeback_lost', 'invoice.po_number_changed', 'contract.po_number_changed',
      'contract.renewal_turned_off', 'contract.renewal_turned_on', 'user.added', 'user.removed',
      'quote.accepted', 'quote.declined', 'dispute.opened', 'promise.made', 'transfer.sent') then action
    when action in ('dispute.withdrawn', 'dispute.accepted', 'dispute.rejected') then 'dispute.ended'
    when action = 'bill_group.settings_changed' and after ? 'poNumber' then 'bill_group.po_number_changed'
  end
$$;

-- Made in the transaction that writes history, and not at all where nobody asked for it: an outbox. What is told is put
-- together and sent afterwards, by the worker.
create function portal.note_webhook_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare kind text := portal.webhook_type(new.action, new.before, new.after);
begin
  if kind is null or not exists (select from webhook_endpoint where kind = any (types)) then return null; end if;
  insert into webhook_event (id, type, at, account_id) values (new.id, kind, new.at, new.account_id);
  perform portal.enqueue('webhook_event', json_build_object('eventId', new.id), 'webhook_event:' || new.id);
  return null;
end $$;
create trigger note_webhook_event after insert on audit_event
  for each row execute function portal.note_webhook_event();

-- A body is written once, and a try is never rewritten.
create function portal.keep_webhook_event() returns trigger language plpgsql as $$
begin
  if old.payload is not null or new.payload is null then
    raise check_violation using message = 'what was told is not rewritten';
  end if;
  return new;
end $$;
create trigger keep_webhook_event before update of payload on webhook_event
  for each row execute function portal.keep_webhook_event();

grant create on schema portal to portal_system;
alter function portal.note_webhook_event() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.webhook_type(text, jsonb, jsonb), portal.note_webhook_event(), portal.keep_webhook_event() from public;
grant execute on function portal.webhook_type(text, jsonb, jsonb) to portal_system;

do $$
declare name text;
begin
  foreach name in array array['webhook_endpoint', 'webhook_event', 'webhook_delivery', 'webhook_try'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I to portal_system using (true) with check (true)', name);
    execute format('grant select, insert, delete on %I to portal_system', name);
  end loop;
end $$;
grant update (name, url, types, secret, earlier_secret, earlier_until, paused_at, paused_by, failing_since)
  on webhook_endpoint to portal_system;
grant update (payload) on webhook_event to portal_system;
grant update (state, tries, next_try_at) on webhook_delivery to portal_system;
