-- Who registered a store, and with which of its menus we heard so; null where only its owner's token names it.
create table store_owner (
    store_id  bigint not null primary key,
    owner_id  varchar(64),
    published bigint not null
);

create index store_owner_by_owner on store_owner (owner_id);
