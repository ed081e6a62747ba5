-- Who may see the payment besides operators; null for those of before sign-in and for tombstones.
alter table payment add column customer_id varchar(64);
