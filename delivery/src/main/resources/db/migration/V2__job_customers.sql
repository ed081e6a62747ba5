-- Whose order it is, so that what is theirs can be erased; null on jobs from before there were members.
alter table job add column customer_id varchar(64);

create index job_by_customer on job (customer_id);
