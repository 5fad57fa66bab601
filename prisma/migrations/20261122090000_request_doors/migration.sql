-- An answer to a request for access counts once and only while the request is open, whoever writes it: one that comes
-- late changes no row. Being let in ends the request; being declined does not, since the asker is not told [ACC-9].
create function portal.answer_once() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.answer is not null then return null; end if;
  perform from access_request
    where id = new.request_id and ended_at is null and expires_at > portal.now()
    for update;
  if not found then return null; end if;
  if new.answer = 'approved' then
    update access_request set ended_at = portal.now() where id = new.request_id;
  end if;
  return new;
end $$;
create trigger answer_once before update of answer on access_request_match
  for each row execute function portal.answer_once();

grant create on schema portal to portal_system;
alter function portal.answer_once() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.answer_once() from public;

-- A number is looked up as it was typed, in capitals or not.
create index contract_number_typed on contract (lower(number));
create index invoice_number_typed on invoice (lower(number));
create index invoice_reference_typed on invoice (lower(reference));
