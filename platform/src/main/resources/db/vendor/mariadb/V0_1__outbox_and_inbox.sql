-- What an aggregate said, until the broker has acknowledged it.
create table outbox (
    id             bigint auto_increment primary key,
    event_id       varchar(36)   not null,
    aggregate_type varchar(20)   not null,
    aggregate_id   bigint        not null,
    aggregate_seq  bigint        not null,
    lane           int           not null,
    topic          varchar(100)  not null,
    type           varchar(60)   not null,
    payload        mediumtext    not null,
    correlation_id varchar(64),
    occurred_at    bigint        not null,
    parked_reason  varchar(500),
    unique (aggregate_type, aggregate_id, aggregate_seq)
);

create index outbox_by_lane on outbox (lane, id);

-- One row a lane: whoever locks it sends the lane.
create table outbox_lane (
    lane int primary key
);

insert into outbox_lane (lane)
values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- Every event that took effect, by its id.
create table inbox (
    event_id    varchar(64) primary key,
    received_at bigint      not null
);

-- The last number heard from each aggregate: what is not newer is dropped, for ever, also after the inbox was cleaned.
create table inbox_seq (
    aggregate_type varchar(20) not null,
    aggregate_id   bigint      not null,
    seq            bigint      not null,
    primary key (aggregate_type, aggregate_id)
);

-- Aggregates with an event in the dead-letter topic: what follows waits there too, in order.
create table inbox_parked (
    message_key varchar(100) primary key,
    cause       varchar(500) not null,
    parked_at   bigint       not null
);
