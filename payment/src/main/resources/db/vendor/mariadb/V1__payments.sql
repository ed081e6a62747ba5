create table payment (
    id              bigint auto_increment primary key,
    order_id        bigint       not null unique,
    price           bigint       not null,
    idempotency_key varchar(400) unique,
    created_at      datetime(6)  not null,
    status          varchar(20)  not null,
    seq             bigint       not null,
    version         bigint       not null
);

create index payment_by_status on payment (status, created_at);
