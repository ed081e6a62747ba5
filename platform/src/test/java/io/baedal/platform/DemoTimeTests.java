package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class DemoTimeTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

    @Test
    void isWhatTheCorrelationIdSays() {
        Instant then = NOW.minus(Duration.ofHours(5));

        assertThat(timeUnder("past-" + then.toEpochMilli() + "-7")).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b1c", "past-", "past-yesterday-1", "past-9999999999999-1", "past-99999999999999-1"})
    void isNowForEverybodyElseAndForWhatIsToCome(String correlationId) {
        assertThat(timeUnder(correlationId)).isEqualTo(NOW);
    }

    private static Instant timeUnder(String correlationId) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, correlationId)) {
            return new DemoTime(() -> NOW).instant();
        }
    }
}
