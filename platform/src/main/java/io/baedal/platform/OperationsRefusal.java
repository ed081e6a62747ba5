package io.baedal.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Every way in which an operator is told no. */
sealed interface OperationsRefusal extends Refusal {

    /** The dead letters and the ends of the topics are known to the broker only. */
    record BrokerUnavailable() implements OperationsRefusal {}

    /** To give up one letter of a parked order would let the ones behind it overtake it. */
    record WaitsInTurn(String key) implements OperationsRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case BrokerUnavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case WaitsInTurn _ -> HttpStatus.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case BrokerUnavailable _ -> "broker-unavailable";
            case WaitsInTurn _ -> "waits-in-turn";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case BrokerUnavailable _ -> "Kafka does not answer.";
            case WaitsInTurn waits ->
                "Others of key " + waits.key() + " wait behind it; release the key with letters=give-up instead.";
        };
    }

    @Override
    default @Nullable Duration retryAfter() {
        return switch (this) {
            case BrokerUnavailable _ -> Duration.ofSeconds(1);
            case WaitsInTurn _ -> null;
        };
    }
}
