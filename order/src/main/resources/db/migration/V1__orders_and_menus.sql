create table orders (
    id              bigint       primary key,
    customer_id     varchar(64)  not null,
    store_id        bigint       not null,
    store_name      varchar(100) not null,
    item_name       varchar(120) not null,
    item_qty        int          not null,
    price           bigint       not null,
    address         varchar(200),
    note            varchar(200),
    order_date      timestamp(6) not null,
    idempotency_key varchar(255),
    fingerprint     varchar(64)  not null,
    status          varchar(20)  not null,
    cancel_reason   varchar(40),
    seq             bigint       not null,
    version         bigint       not null,
    unique (customer_id, idempotency_key)
);

create index orders_by_status on orders (status, id);

create table order_line (
    order_id   bigint       not null references orders (id),
    line_no    int          not null,
    menu_id    bigint       not null,
    item_name  varchar(100) not null,
    qty        int          not null,
    unit_price bigint       not null,
    primary key (order_id, line_no)
);

-- The next free order id; drawn in blocks.
create table order_number (
    next_id bigint not null
);

insert into order_number (next_id) values (1);

create table menu (
    store_id   bigint       primary key,
    store_name varchar(100) not null,
    open       boolean      not null,
    published  bigint       not null
);

create table menu_dish (
    store_id  bigint       not null references menu (store_id),
    dish_no   int          not null,
    menu_id   bigint       not null,
    item_name varchar(100) not null,
    price     bigint       not null,
    sold_out  boolean      not null,
    primary key (store_id, dish_no)
);
