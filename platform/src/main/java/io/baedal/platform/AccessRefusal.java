package io.baedal.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why somebody is not let in. What is not theirs is no case of this: it does not exist, {@link Refusal.NotFound}. */
sealed interface AccessRefusal extends Refusal {

    /** No token, or none that we believe. */
    record Unauthorized(String detail) implements AccessRefusal {}

    /** We know who it is, and their role may not do that. */
    record Forbidden() implements AccessRefusal {

        @Override
        public String detail() {
            return "Your role may not do that.";
        }
    }

    /** The issuer does not answer and its keys were never heard: the token may be good, and nobody can tell. */
    record IssuerAway() implements AccessRefusal {

        @Override
        public String detail() {
            return "Tokens cannot be checked at the moment.";
        }
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case Unauthorized _ -> HttpStatus.UNAUTHORIZED;
            case Forbidden _ -> HttpStatus.FORBIDDEN;
            case IssuerAway _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Unauthorized _ -> "unauthorized";
            case Forbidden _ -> "forbidden";
            case IssuerAway _ -> "sign-in-unavailable";
        };
    }

    @Override
    default @Nullable Duration retryAfter() {
        return switch (this) {
            case IssuerAway _ -> Duration.ofSeconds(1);
            case Unauthorized _, Forbidden _ -> null;
        };
    }
}
