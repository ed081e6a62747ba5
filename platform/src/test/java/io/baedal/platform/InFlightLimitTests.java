package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many requests are let in, by what the writes before them took; that reads give way is in {@link ProblemsTests}. */
class InFlightLimitTests {

    private static final Duration SLOW = Duration.ofMillis(20);
    private static final FilterChain QUICK = (_, _) -> {};
    private static final FilterChain TOO_SLOW = (_, _) -> LockSupport.parkNanos(SLOW.toNanos() * 2);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final InFlightLimit filter = new InFlightLimit(
            100,
            SLOW,
            () -> {
                throw new AssertionError("nobody is refused here");
            },
            meters);

    @Test
    void slowWritesLowerTheLimitToASmallestShare() throws Exception {
        pass("POST", TOO_SLOW, 1);
        assertThat(limit()).isEqualTo(90);
        pass("POST", TOO_SLOW, 30);
        assertThat(limit()).isEqualTo(6);
    }

    @Test
    void slowReadsDoNot() throws Exception {
        pass("GET", TOO_SLOW, 5);
        assertThat(limit()).isEqualTo(100);
    }

    @Test
    void quickWritesRaiseItAgainWhenTheyNeedIt() throws Exception {
        pass("POST", TOO_SLOW, 30);
        pass("POST", (request, response) -> pass("POST", (_, _) -> pass("POST", QUICK, 5), 1), 1);
        assertThat(limit()).isGreaterThan(6);
    }

    private double limit() {
        return meters.get("baedal.http.limit").gauge().value();
    }

    private void pass(String method, FilterChain chain, int times) throws java.io.IOException {
        try {
            for (int time = 0; time < times; time++) {
                filter.doFilter(new MockHttpServletRequest(method, "/orders"), new MockHttpServletResponse(), chain);
            }
        } catch (jakarta.servlet.ServletException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
