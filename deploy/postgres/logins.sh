#!/bin/sh
# Run once, when the database is made: the logins of the web processes and the worker. What they may is the migrations'.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=web="$WEB_PASSWORD" --set=worker="$WORKER_PASSWORD" <<'SQL'
CREATE ROLE portal_web LOGIN NOINHERIT PASSWORD :'web';
CREATE ROLE portal_worker LOGIN INHERIT PASSWORD :'worker';
SQL
