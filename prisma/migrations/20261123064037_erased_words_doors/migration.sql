-- What somebody wrote stays as they wrote it, until they are erased: then it is gone, and nothing else ever stands in its place.

-- Arguments: whose words they are, then the columns that hold them.
create function portal.keep_own_words() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  words text;
begin
  -- Waits for whoever erases them just now, as the foreign key would, and then looks again.
  if tg_op = 'INSERT' and who is not null then
    perform from person where person.id = who and erased_at is null for key share;
    if not found then
      raise check_violation using message = 'who was erased says nothing any more', constraint = 'words_of_erased';
    end if;
  end if;
  foreach words in array tg_argv[1:] loop
    if tg_op = 'INSERT' then
      -- Nothing is said by saying nothing.
      if to_jsonb(new) ->> words is null then
        raise not_null_violation using message = 'words are missing', constraint = 'words_said';
      end if;
    elsif to_jsonb(new) ->> words is distinct from to_jsonb(old) ->> words
          and (to_jsonb(new) ->> words is not null
               or not exists (select from person where person.id = who and erased_at is not null)) then
      raise check_violation using message = 'what somebody wrote is not changed', constraint = 'words_kept';
    end if;
  end loop;
  return new;
end $$;
grant create on schema portal to portal_system;
alter function portal.keep_own_words() owner to portal_system;
revoke create on schema portal from portal_system;
revoke all on function portal.keep_own_words() from public;

create trigger keep_own_words before insert or update of subject on support_case
  for each row execute function portal.keep_own_words('person_id', 'subject');
create trigger keep_own_words before insert or update of text on support_message
  for each row execute function portal.keep_own_words('person_id', 'text');
create trigger keep_own_words before insert or update of reason on dispute
  for each row execute function portal.keep_own_words('opened_by_person_id', 'reason');
create trigger keep_own_words before insert or update of text on dispute_message
  for each row execute function portal.keep_own_words('person_id', 'text');
create trigger keep_own_words before insert on stored_file
  for each row execute function portal.keep_own_words('person_id');

grant update (subject) on support_case to portal_system;
grant update (text) on support_message, dispute_message to portal_system;
grant update (reason) on dispute to portal_system;

-- Found by who wrote them.
create index support_message_person on support_message (person_id) where person_id is not null;
create index dispute_message_person on dispute_message (person_id) where person_id is not null;
create index dispute_opener on dispute (opened_by_person_id) where opened_by_person_id is not null;
create index stored_file_person on stored_file (person_id) where person_id is not null;
