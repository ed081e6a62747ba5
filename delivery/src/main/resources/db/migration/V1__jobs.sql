create table job (
    id           bigint       primary key,
    order_id     bigint       not null unique,
    store_id     bigint       not null,
    store_name   varchar(100) not null,
    address      varchar(200),
    courier_id   varchar(64),
    status       varchar(20)  not null,
    started_at   timestamp(6) null,
    picked_up_at timestamp(6) null,
    completed_at timestamp(6) null,
    seq          bigint       not null,
    version      bigint       not null
);

create index job_by_status on job (status, id);

-- The next free job id.
create table job_number (
    next_id bigint not null
);

insert into job_number (next_id) values (1);
