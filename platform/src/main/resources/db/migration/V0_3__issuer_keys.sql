-- The public keys of whoever issues our tokens, as they were last heard.
create table issuer_keys (
    id   int            primary key,
    jwks varchar(15000) not null
);
