package io.baedal.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Says in the log that something is away: when that lasts, then once a minute, and when it is over. A single try that
 * failed is not worth a reader's worry, and a line a try would hide everything else. For one thread.
 */
@RequiredArgsConstructor
final class Outage {

    private static final Duration LASTING = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Logger log;
    private final Clock clock;
    private final String consequence;

    private @Nullable Instant since;
    private @Nullable Instant saidNext;

    /** A try failed, for this reason. */
    void failed(String reason) {
        Instant now = clock.instant();
        if (since == null || saidNext == null) {
            since = now;
            saidNext = now.plus(LASTING);
        }
        if (!now.isBefore(saidNext)) {
            log.warn("{} since {}: {}", consequence, since, reason);
            saidNext = now.plus(AGAIN);
        }
    }

    /** A try succeeded. */
    void over() {
        if (since != null && saidNext != null && saidNext.isAfter(since.plus(LASTING))) {
            log.info("{} no longer, it had begun at {}", consequence, since);
        }
        since = null;
        saidNext = null;
    }
}
