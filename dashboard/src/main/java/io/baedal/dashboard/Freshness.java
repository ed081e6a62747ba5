package io.baedal.dashboard;

import io.baedal.platform.EventLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How old the rows may be, of whichever instance's partitions: everything that was said until {@code asOf} is in them. It
 * is known from checks in the background, so while Kafka does not answer it ages.
 */
@Component
class Freshness {

    /** Offsets are committed and looked at once a second each; less than this cannot be told from nothing. */
    private static final Duration UNNOTICED = Duration.ofSeconds(3);

    private static final int MOST_WAITING = 1_000;

    private final Clock clock;
    private final Deque<EventLag> waiting = new ArrayDeque<>();
    private long checks;
    private long stride = 1;
    private volatile Instant asOf;

    /** What an answer says about its age; {@code lagSeconds} is 0 when nothing is missing that could be told. */
    record Label(Instant asOf, long lagSeconds) {}

    @Autowired
    Freshness(Clock clock, Dashboards dashboards) {
        this(clock, dashboards.lastChange().orElseGet(clock::instant));
    }

    /** @param asOf what to begin with, until a check has confirmed a later time */
    Freshness(Clock clock, Instant asOf) {
        this.clock = clock;
        this.asOf = asOf;
    }

    /** Never asks anybody. */
    Label label() {
        Instant confirmed = asOf;
        Duration age = Duration.between(confirmed, clock.instant());
        return new Label(confirmed.truncatedTo(ChronoUnit.MILLIS), age.compareTo(UNNOTICED) <= 0 ? 0 : age.toSeconds());
    }

    /** An earlier check is confirmed when the group has come to where the topic ended then. */
    @EventListener
    synchronized void checked(EventLag now) {
        if (now.events() == 0) {
            asOf = now.askedAt();
            waiting.clear();
            stride = 1;
            return;
        }
        while (!waiting.isEmpty() && hasReached(now, waiting.getFirst())) {
            asOf = waiting.removeFirst().askedAt();
        }
        if (checks++ % stride == 0) {
            waiting.addLast(now);
        }
        if (waiting.size() > MOST_WAITING) {
            thinOut();
        }
    }

    private static boolean hasReached(EventLag now, EventLag earlier) {
        return earlier.partitions().stream()
                .allMatch(then -> now.partitions().stream()
                        .anyMatch(place -> place.topic().equals(then.topic())
                                && place.partition() == then.partition()
                                && place.next() >= then.end()));
    }

    /** The longer it takes, the coarser: from now on every other one of these checks is enough. */
    private void thinOut() {
        stride *= 2;
        boolean[] keep = {false};
        waiting.removeIf(_ -> {
            keep[0] = !keep[0];
            return !keep[0];
        });
    }
}
