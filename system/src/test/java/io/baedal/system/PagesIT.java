package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Suite;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * People's journeys through the pages, in a real browser against a suite as a new user finds it. They are written in
 * frontend/web/journeys and tell themselves what they did; here they only have to come to their end.
 */
@Order(1)
class PagesIT {

    private static final int SECONDS = 900;

    @Test
    void everybodyGetsToTheEndOfTheirJourney() {
        try (Suite suite = Suite.prepare()) {
            suite.set("BAEDAL_DEMO_DAY", "true");
            suite.up();
            String told = suite.run(List.of("scripts/journeys"), SECONDS);

            // Their names and what they measured belong into the build's log, and the tests' loggers only warn.
            System.out.println(told);
            assertThat(told).containsPattern("\\d+ passed").doesNotContain("skipped", "flaky");
        }
    }
}
