package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTests {

    private final MovableClock clock = new MovableClock();
    private final Logger logger = (Logger) LoggerFactory.getLogger("outage");
    private final Outage outage = new Outage(logger, clock, "nothing leaves");

    @BeforeEach
    void logAsAServiceDoes() {
        logger.setLevel(Level.INFO);
    }

    @Test
    void saysNothingAboutATryThatFailed(CapturedOutput log) {
        failFor(Duration.ofSeconds(4));
        outage.over();
        failFor(Duration.ofSeconds(4));
        outage.over();

        assertThat(log.getOut()).doesNotContain("nothing leaves");
    }

    @Test
    void saysOnceAMinuteThatItLastsAndOnceThatItIsOver(CapturedOutput log) {
        failFor(Duration.ofSeconds(90));
        outage.over();
        outage.over();

        assertThat(log.getOut()
                        .lines()
                        .filter(line -> line.contains("nothing leaves since 2026-11-20T10:15:30Z: gone")))
                .hasSize(2);
        assertThat(log.getOut().lines().filter(line -> line.contains("nothing leaves no longer")))
                .hasSize(1);
    }

    private void failFor(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) <= 0; passed = passed.plusSeconds(1)) {
            outage.failed("gone");
            clock.advance(Duration.ofSeconds(1));
        }
    }
}
