create table store (
    id         bigint       primary key,
    store_name varchar(100) not null,
    open       boolean      not null,
    seq        bigint       not null,
    version    bigint       not null
);

create table store_menu (
    store_id  bigint       not null references store (id),
    menu_no   int          not null,
    menu_id   bigint       not null,
    item_name varchar(100) not null,
    price     bigint       not null,
    stock     int,
    sold_out  boolean      not null,
    primary key (store_id, menu_no)
);

-- The next free id of a store or a menu; below 1000 are the demo's.
create table store_number (
    next_id bigint not null
);

insert into store_number (next_id) values (1000);

-- The id is the order's.
create table ticket (
    id            bigint       primary key,
    store_id      bigint       not null,
    store_name    varchar(100) not null,
    item_name     varchar(120) not null,
    item_qty      int          not null,
    price         bigint       not null,
    address       varchar(200),
    note          varchar(200),
    order_date    timestamp(6) null,
    prep_minutes  int,
    confirmed_at  timestamp(6) null,
    cooked_at     timestamp(6) null,
    status        varchar(20)  not null,
    cancel_reason varchar(40),
    seq           bigint       not null,
    version       bigint       not null
);

create index ticket_by_store on ticket (store_id, id);

create table ticket_line (
    ticket_id  bigint       not null references ticket (id),
    line_no    int          not null,
    menu_id    bigint       not null,
    item_name  varchar(100) not null,
    qty        int          not null,
    unit_price bigint       not null,
    primary key (ticket_id, line_no)
);
