package io.baedal.delivery;

import io.baedal.platform.Refusal;
import org.springframework.http.HttpStatus;

/** Every way in which Delivery says no. */
sealed interface DeliveryRefusal extends Refusal {

    /** Does not tell who has it: couriers are no business of each other. */
    record AlreadyClaimed(long id) implements DeliveryRefusal {}

    record IllegalTransition(long id, Job.Status from, Job.Status to) implements DeliveryRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case AlreadyClaimed _, IllegalTransition _ -> HttpStatus.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case AlreadyClaimed _ -> "already-claimed";
            case IllegalTransition _ -> "illegal-transition";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case AlreadyClaimed claimed -> "Delivery " + claimed.id() + " belongs to another courier.";
            case IllegalTransition illegal ->
                "Delivery " + illegal.id() + " is " + illegal.from() + " and cannot become " + illegal.to() + ".";
        };
    }
}
