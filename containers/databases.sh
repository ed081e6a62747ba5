#!/bin/bash
# Runs once, when PostgreSQL's volume is empty: a database for each service, which nobody else can open. The passwords
# come from BAEDAL_<SERVICE>_DATABASE_PASSWORD.
set -euo pipefail
for service in order store delivery payment dashboard identity; do
  password="BAEDAL_${service^^}_DATABASE_PASSWORD"
  psql --username "$POSTGRES_USER" --no-password --quiet \
    --set=ON_ERROR_STOP=1 --set=service="$service" --set=password="${!password}" <<'SQL'
create role :"service" login password :'password';
create database :"service" owner :"service";
revoke all on database :"service" from public;
SQL
done
