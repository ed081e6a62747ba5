-- What a customer ordered, newest first, out of everybody's.
create index orders_by_customer on orders (customer_id, id);
