package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class DemoTimeTests {

    @Test
    void isWhatTheCorrelationIdSays() {
        Instant then = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.MILLIS);

        assertThat(timeUnder("past-" + then.toEpochMilli() + "-7")).isEqualTo(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b1c", "past-", "past-yesterday-1", "past-9999999999999-1", "past-99999999999999-1"})
    void isNowForEverybodyElseAndForWhatIsToCome(String correlationId) {
        assertThat(timeUnder(correlationId)).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    private static Instant timeUnder(String correlationId) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, correlationId)) {
            return new DemoTime().instant();
        }
    }
}
