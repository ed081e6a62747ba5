package io.baedal.gateway;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * What a client is told when the gateway itself answers. The order of the questions in {@link #of} matters: a time-out of
 * the pool arrives dressed as a time-out of the service, but the service never saw that request.
 */
record Problem(HttpStatus status, String code, String detail) {

    private static final Problem OVERLOADED =
            new Problem(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too many requests wait for this service.");
    private static final Problem SERVICE_UNAVAILABLE = new Problem(
            HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", "The service cannot be reached at the moment.");
    private static final Problem BAD_GATEWAY = new Problem(
            HttpStatus.BAD_GATEWAY, "bad-gateway", "The service broke off; whether it did the work is not known.");
    private static final Problem GATEWAY_TIMEOUT = new Problem(
            HttpStatus.GATEWAY_TIMEOUT,
            "gateway-timeout",
            "The service did not answer in time; whether it did the work is not known.");
    private static final Problem INTERNAL_ERROR =
            new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong on our side.");
    private static final Problem NOT_FOUND =
            new Problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this path.");

    /** {@code asked}: the request was on its way to a service, so that whatever else fails is between it and us. */
    static Problem of(Throwable failure, boolean asked) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        if (any(causes, PoolAcquireTimeoutException.class, PoolAcquirePendingLimitException.class)) {
            return OVERLOADED;
        }
        if (any(causes, ConnectException.class, NoRouteToHostException.class, UnknownHostException.class)) {
            return SERVICE_UNAVAILABLE;
        }
        if (failure instanceof ResponseStatusException refusal) {
            return of(refusal);
        }
        return asked ? BAD_GATEWAY : INTERNAL_ERROR;
    }

    /** Nothing was done, and soon it may be: the client is told when to come again. */
    boolean isRetryable() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    private static Problem of(ResponseStatusException refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        if (status == HttpStatus.GATEWAY_TIMEOUT) {
            return GATEWAY_TIMEOUT;
        }
        if (status.is5xxServerError()) {
            return INTERNAL_ERROR;
        }
        if (status == HttpStatus.NOT_FOUND) {
            return NOT_FOUND;
        }
        return new Problem(
                status, codeOf(status), refusal.getReason() == null ? status.getReasonPhrase() : refusal.getReason());
    }

    private static String codeOf(HttpStatus status) {
        if (status == HttpStatus.BAD_REQUEST) {
            return "invalid-request";
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return "payload-too-large";
        }
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SafeVarargs
    private static boolean any(List<Throwable> causes, Class<? extends Throwable>... kinds) {
        return causes.stream().anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }
}
