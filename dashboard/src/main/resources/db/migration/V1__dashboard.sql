-- One row an order. Everything but the key may be missing: whichever event comes first makes the row.
create table dashboard (
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
    -- By the database's clock, which is the same for all instances.
    changed_at          timestamp(6) null
);

create index dashboard_by_customer on dashboard (customer_id, order_id);
create index dashboard_by_store on dashboard (store_id, order_id);
create index dashboard_by_status on dashboard (status, order_id);
create index dashboard_by_change on dashboard (changed_at);

-- Every event of an order, once.
create table timeline (
    order_id    bigint      not null,
    event_id    varchar(64) not null,
    type        varchar(60) not null,
    step        int         not null,
    occurred_at timestamp(6) null,
    detail      varchar(500),
    primary key (order_id, event_id)
);
