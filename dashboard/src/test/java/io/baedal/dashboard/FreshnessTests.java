package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.EventLag;
import io.baedal.platform.EventLag.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreshnessTests {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private Instant now = START;
    private final InstantSource time = () -> now;
    private final Freshness freshness = new Freshness(clock(), START.minusSeconds(60));

    @Test
    void beforeTheFirstConfirmationItIsAsOldAsTheLastChange() {
        assertLabel(START.minusSeconds(60), 60);
    }

    @Test
    void whoHasEverythingHasNoLag() {
        checked(10, 10);
        assertLabel(START, 0);
    }

    @Test
    void whatIsBehindIsAsOldAsTheLastEndThatWasReached() {
        checked(10, 10);
        IntStream.rangeClosed(1, 10).forEach(second -> {
            now = START.plusSeconds(second);
            checked(10, 10 + second * 100);
        });
        assertLabel(START, 10);
        now = START.plusSeconds(11);
        checked(410, 1_110);
        assertLabel(START.plusSeconds(4), 7);
        checked(1_110, 1_110);
        assertLabel(START.plusSeconds(11), 0);
    }

    @Test
    void whoKeepsUpWhileEventsComeHasNoLag() {
        for (int second = 0; second < 20; second++) {
            now = START.plusSeconds(second);
            checked(second * 100, second * 100 + 80);
            if (second > 0) {
                assertLabel(START.plusSeconds(second - 1), 0);
            }
        }
    }

    @Test
    void withoutAnAnswerFromKafkaItAges() {
        checked(10, 10);
        now = START.plusSeconds(30);
        assertLabel(START, 30);
    }

    @Test
    void onePartitionThatStandsStillIsEnough() {
        freshness.checked(new EventLag(
                now, List.of(new Partition("baedal.events", 0, 5, 5), new Partition("baedal.events", 1, 3, 4)), 0));
        assertLabel(START.minusSeconds(60), 60);
    }

    @Test
    void aDayBehindTakesNoMoreRoomThanAQuarterOfAnHour() {
        for (int second = 0; second < 86_400; second++) {
            now = START.plusSeconds(second);
            checked(0, second + 1);
        }
        checked(43_200, 86_400);
        assertThat(freshness.label().asOf())
                .isBetween(START.plusSeconds(43_200).minus(Duration.ofMinutes(5)), START.plusSeconds(43_200));
    }

    private void checked(long next, long end) {
        freshness.checked(new EventLag(now, List.of(new Partition("baedal.events", 0, next, end)), 0));
    }

    private void assertLabel(Instant asOf, long lagSeconds) {
        assertThat(freshness.label()).isEqualTo(new Freshness.Label(asOf, lagSeconds));
    }

    private Clock clock() {
        return time.withZone(ZoneOffset.UTC);
    }
}
