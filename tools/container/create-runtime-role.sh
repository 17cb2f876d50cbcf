#!/bin/sh
# Run once by the postgres image on an empty volume: the role the server runs as. It owns nothing.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$COVIBE_APP_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role covibe_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'password';
SQL
