package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FitTests {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Fit.text("후라이드치킨 🍗", 255)).isEqualTo("후라이드치킨 🍗");
        assertThat(Fit.text(null, 255)).isNull();
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Fit.text("치킨🍗🍗", 4)).isEqualTo("치킨🍗");
        assertThat(Fit.text("치킨🍗🍗", 3)).isEqualTo("치킨");
    }

    @Test
    void whatNoDatabaseStoresIsReplaced() {
        assertThat(Fit.text("a\0b", 255)).isEqualTo("a\uFFFDb");
        assertThat(Fit.text("a\uD83Cb", 255)).isEqualTo("a\uFFFDb");
    }

    @Test
    void timesAreInMicrosecondsAndInTheRangeOfAllDatabases() {
        assertThat(Fit.time(Instant.parse("2026-11-20T10:00:00.123456789Z")))
                .isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
        assertThat(Fit.time(Instant.MIN)).isEqualTo(Instant.parse("1970-01-02T00:00:00Z"));
        assertThat(Fit.time(Instant.MAX)).isEqualTo(Instant.parse("2038-01-18T00:00:00Z"));
    }

    @Test
    void ourOwnIdsStayAndForeignOnesAreHashed() {
        assertThat(Fit.id("baedal.events-11-42")).isEqualTo("baedal.events-11-42");
        assertThat(Fit.id("id\0")).hasSize(36).isNotEqualTo(Fit.id("id"));
        assertThat(Fit.id("ID")).isNotEqualTo(Fit.id("id"));
    }
}
