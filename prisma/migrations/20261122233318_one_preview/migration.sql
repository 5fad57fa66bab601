-- One preview a session: what is shown in a browser is never in doubt [DSK-3].
create unique index preview_one_live on preview (session_id) where ended_at is null;
