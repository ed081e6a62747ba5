-- MariaDB's timestamp ends in 2038, moves with the session's time zone and, in older servers, with every update.
alter table job
    modify started_at datetime(6) null,
    modify picked_up_at datetime(6) null,
    modify completed_at datetime(6) null;
