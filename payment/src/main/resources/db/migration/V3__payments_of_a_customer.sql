-- What a customer paid, newest first, out of everybody's.
create index payment_by_customer on payment (customer_id, id);
