-- MariaDB's timestamp ends in 2038, moves with the session's time zone and, in older servers, with every update.
alter table ticket
    modify order_date datetime(6) null,
    modify confirmed_at datetime(6) null,
    modify cooked_at datetime(6) null;
