package io.baedal.store;

import io.baedal.platform.Refusal;
import org.springframework.http.HttpStatus;

/** Every way in which Store says no. */
sealed interface StoreRefusal extends Refusal {

    record IllegalTransition(long orderId, Ticket.Status from, Ticket.Status to) implements StoreRefusal {}

    record TooManyMenus(long storeId) implements StoreRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case IllegalTransition _, TooManyMenus _ -> HttpStatus.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case IllegalTransition _ -> "illegal-transition";
            case TooManyMenus _ -> "too-many-menus";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case IllegalTransition illegal ->
                "Order " + illegal.orderId() + " is " + illegal.from() + " and cannot become " + illegal.to() + ".";
            case TooManyMenus full ->
                "Store " + full.storeId() + " has " + Store.MOST_MENUS + " menus already, and that is the most.";
        };
    }
}
