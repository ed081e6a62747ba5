-- The one trace of each order, in the form of W3C Trace Context; filled with the profile "tracing" only.
create table order_trace (
    order_id     bigint primary key,
    trace_parent varchar(60) not null
);
