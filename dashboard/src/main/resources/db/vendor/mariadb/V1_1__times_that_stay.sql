-- MariaDB's timestamp ends in 2038, moves with the session's time zone and, in older servers, with every update.
alter table dashboard
    modify order_dt datetime(6) null,
    modify confirmed_dt datetime(6) null,
    modify cooked_comp_dt datetime(6) null,
    modify picked_up_dt datetime(6) null,
    modify delivery_comp_dt datetime(6) null,
    modify canceled_dt datetime(6) null,
    modify changed_at datetime(6) null;

alter table timeline modify occurred_at datetime(6) null;
