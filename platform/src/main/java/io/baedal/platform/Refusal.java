package io.baedal.platform;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request is answered with no: a value, one record per reason, in one sealed family per service. It is an
 * expected answer and not an error of ours, so it is never logged as one.
 */
public interface Refusal {

    HttpStatus status();

    /** Stable and machine-readable; clients translate it, so a change breaks them. */
    String code();

    /** For people, in English, about this very case. */
    String detail();

    /** Further members of the problem, such as the current price. */
    default Map<String, Object> members() {
        return Map.of();
    }

    /**
     * How long the client should wait before it tries again; null where waiting does not help. A 503 adds up to 4 s
     * of chance to it.
     */
    default @Nullable Duration retryAfter() {
        return null;
    }

    default Refused toException() {
        return new Refused(this);
    }

    /** Carries a refusal out of a transaction, which it rolls back. Without a stack trace: it is no accident. */
    final class Refused extends RuntimeException {

        private final transient Refusal refusal;

        private Refused(Refusal refusal) {
            super(refusal.code() + ": " + refusal.detail(), null, false, false);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** No such resource, or not yours: the answer does not tell which. */
    record NotFound(String what, Object id) implements Refusal {

        @Override
        public HttpStatus status() {
            return HttpStatus.NOT_FOUND;
        }

        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String detail() {
            return "There is no " + what + " " + id + ".";
        }
    }

    /** The service has more in hand than it can do in time. */
    record Overloaded() implements Refusal {

        @Override
        public HttpStatus status() {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }

        @Override
        public String code() {
            return "overloaded";
        }

        @Override
        public String detail() {
            return "Too many requests are being worked on; please try again shortly.";
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
