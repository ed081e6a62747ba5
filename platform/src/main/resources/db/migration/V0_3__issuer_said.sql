-- What the issuer of our tokens said last: its public keys (KEYS), and the token of this service with its end (TOKEN).
create table issuer_said (
    what varchar(10)    primary key,
    said varchar(15000) not null
);
