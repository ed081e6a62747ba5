-- Whose order it is, so that what is theirs can be erased; null on tickets from before there were members.
alter table ticket add column customer_id varchar(64);

create index ticket_by_customer on ticket (customer_id);
