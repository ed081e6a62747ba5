#!/bin/bash
# Runs once, when the volume is empty: a database for each service, which nobody else can open. Names and passwords come
# from the services' own secrets, each mounted at /secrets/<service>.
set -euo pipefail
for secret in /secrets/*; do
  psql --username "$POSTGRES_USER" --no-password --quiet \
    --set=ON_ERROR_STOP=1 --set=service="$(cat "$secret/username")" --set=password="$(cat "$secret/password")" <<'SQL'
create role :"service" login password :'password';
create database :"service" owner :"service";
revoke all on database :"service" from public;
SQL
done
