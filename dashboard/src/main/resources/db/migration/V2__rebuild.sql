-- The read model as it is being built anew; nobody reads it until it takes the place of the one that is served.
create table dashboard_rebuilt (
    order_id            bigint      not null primary key,
    version             bigint      not null,
    customer_id         varchar(255),
    store_id            bigint,
    store_name          varchar(255),
    item_name           varchar(255),
    item_qty            int,
    price               bigint,
    status              varchar(20) not null,
    payment_status      varchar(20),
    order_cancel_reason varchar(255),
    store_cancel_reason varchar(255),
    order_dt            timestamp(6) null,
    confirmed_dt        timestamp(6) null,
    cooked_comp_dt      timestamp(6) null,
    picked_up_dt        timestamp(6) null,
    delivery_comp_dt    timestamp(6) null,
    canceled_dt         timestamp(6) null,
    changed_at          timestamp(6) null
);

create table timeline_rebuilt (
    order_id    bigint      not null,
    event_id    varchar(64) not null,
    type        varchar(60) not null,
    step        int         not null,
    occurred_at timestamp(6) null,
    detail      varchar(500),
    primary key (order_id, event_id)
);

-- Whoever locks this row is the only one that changes the read model.
create table projection_gate (
    id int primary key
);

insert into projection_gate (id) values (1);

-- Which instance rebuilds, and when it last said so.
create table rebuild_claim (
    id         int primary key,
    claimed_by varchar(36),
    claimed_at bigint not null
);

insert into rebuild_claim (id, claimed_by, claimed_at) values (1, null, 0);
