create table member (
    id       bigint       primary key,
    username varchar(64) unique,
    password varchar(100),
    name     varchar(100),
    seq      bigint       not null,
    version  bigint       not null
);

create table member_role (
    member_id bigint      not null references member (id),
    role      varchar(20) not null,
    primary key (member_id, role)
);

-- The stores that an owner works, by the ids that Store gave them.
create table member_store (
    member_id bigint not null references member (id),
    store_id  bigint not null,
    primary key (member_id, store_id)
);

-- The keys that sign tokens. The oldest that is not retired signs, the one after it is published to take its place; a
-- retired one stays until the last token that it signed has expired.
create table signing_key (
    kid        varchar(36)   primary key,
    jwk        varchar(4000) not null,
    created_at bigint        not null,
    retired_at bigint
);
