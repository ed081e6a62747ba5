-- What became of a dead letter after an operator had looked at it. A topic that was made anew counts its places from 0
-- again, so the time at which the letter was written belongs to its name.
create table dead_letter (
    place      varchar(300) not null,
    written_at bigint       not null,
    outcome    varchar(20)  not null,
    cause      varchar(500),
    changed_at bigint       not null,
    primary key (place, written_at)
);
