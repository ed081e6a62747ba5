package io.baedal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class ProblemTests {

    @ParameterizedTest
    @MethodSource
    void aFailureBecomesItsProblem(Throwable failure, int status, String code) {
        Problem problem = Problem.of(failure, false);

        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).isNotBlank().doesNotContain("secret");
        assertThat(problem.isRetryable()).isEqualTo(status == 503);
    }

    @Test
    void whateverElseFailsOnceAServiceWasAskedIsABadGateway() {
        assertThat(Problem.of(new IllegalArgumentException("secret"), true).code())
                .isEqualTo("bad-gateway");
        assertThat(Problem.of(new ConnectException("secret"), true).code()).isEqualTo("service-unavailable");
    }

    static Stream<Arguments> aFailureBecomesItsProblem() {
        PoolAcquireTimeoutException noConnection = new PoolAcquireTimeoutException(Duration.ofSeconds(1));
        return Stream.of(
                Arguments.of(new ConnectException("secret"), 503, "service-unavailable"),
                Arguments.of(new ConnectTimeoutException("secret"), 503, "service-unavailable"),
                Arguments.of(new UnknownHostException("secret"), 503, "service-unavailable"),
                Arguments.of(new NoRouteToHostException("secret"), 503, "service-unavailable"),
                Arguments.of(new IllegalStateException("secret", new ConnectException()), 503, "service-unavailable"),
                Arguments.of(noConnection, 503, "overloaded"),
                Arguments.of(gatewayTimeout(noConnection), 503, "overloaded"),
                Arguments.of(gatewayTimeout(new TimeoutException("secret")), 504, "gateway-timeout"),
                Arguments.of(new IllegalStateException("secret"), 500, "internal-error"),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "secret"), 500, "internal-error"),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_REQUEST), 400, "invalid-request"),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND, "secret"), 404, "not-found"),
                Arguments.of(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE), 413, "payload-too-large"),
                Arguments.of(new MethodNotAllowedException("TRACE", null), 405, "method-not-allowed"));
    }

    private static ResponseStatusException gatewayTimeout(Throwable cause) {
        return new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT, "secret", cause);
    }
}
