-- Who has withdrawn, and when this service heard of it (epoch milliseconds); nothing else is known of them here.
create table withdrawn_member (
    member_id varchar(64) not null primary key,
    heard_at  bigint      not null
);
