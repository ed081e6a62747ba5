package io.baedal.dashboard;

import lombok.RequiredArgsConstructor;

/**
 * What of the read model can be summed up: all that is shown, or only what Order or Payment knows as well, in their words,
 * so that their own sum has to be the same once everything is heard.
 */
@RequiredArgsConstructor
enum Summed {
    MODEL("select order_id, status, price, payment_status from dashboard where customer_id is not null"),
    ORDERS("""
            select order_id, price,
                case status when 'ORDERED' then 'ORDERED' when 'DELIVERY_COMPLETED' then 'COMPLETED'
                    when 'ORDER_CANCELED' then 'CANCELED' else 'CONFIRMED' end
            from dashboard where customer_id is not null"""),
    PAYMENTS("select order_id, payment_status from dashboard where payment_status is not null");

    final String rows;
}
