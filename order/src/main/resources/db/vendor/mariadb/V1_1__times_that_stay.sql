-- MariaDB's timestamp ends in 2038, moves with the session's time zone and, in older servers, with every update.
alter table orders modify order_date datetime(6) not null;
