package io.baedal.dashboard;

import io.baedal.platform.Checksum;
import io.baedal.platform.DatabaseClock;
import io.baedal.platform.EventHistory;
import io.baedal.platform.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the read model anew from the first event on, beside the one that is served and goes on following new events,
 * and exchanges them in one transaction. Whatever interrupts it leaves the served one as it was.
 */
@Slf4j
@Component
class Rebuild {

    private final EventHistory events;
    private final Supplier<RebuiltModel> tables;
    private final RebuildClaim claim;
    private final ProjectionGate gate;
    private final DatabaseClock databaseClock;
    private final Supplier<Checksum> checksum;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Progress progress = Progress.NONE;

    Rebuild(
            EventHistory events,
            RebuildTables tables,
            RebuildClaim claim,
            ProjectionGate gate,
            DatabaseClock databaseClock,
            TransactionTemplate transaction,
            Clock clock) {
        this.events = events;
        this.tables = tables::begin;
        this.checksum = () -> tables.checksum(Summed.MODEL);
        this.claim = claim;
        this.gate = gate;
        this.databaseClock = databaseClock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where a rebuild stands. */
    enum State {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * How far this instance's last rebuild is.
     *
     * @param events messages read, of {@code end} so far
     * @param corrected rows and timeline entries that were wrong or missing; null until it is done
     * @param model what is served since
     */
    record Progress(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long events,
            long end,
            long eventsPerSecond,
            @Nullable Integer corrected,
            @Nullable Checksum model,
            @Nullable String failure) {

        static final Progress NONE = new Progress(State.NONE, null, null, 0, 0, 0, null, null, null);

        static Progress of(Instant startedAt, Instant now, EventHistory.Reading history) {
            long milliseconds = Math.max(1, Duration.between(startedAt, now).toMillis());
            return new Progress(
                    State.RUNNING,
                    startedAt,
                    null,
                    history.read(),
                    history.end(),
                    history.read() * 1000 / milliseconds,
                    null,
                    null,
                    null);
        }

        Progress done(Instant now, int corrected, Checksum model) {
            return new Progress(State.DONE, startedAt, now, events, end, eventsPerSecond, corrected, model, null);
        }

        Progress failed(Instant now, String failure) {
            return new Progress(State.FAILED, startedAt, now, events, end, eventsPerSecond, null, null, failure);
        }
    }

    Progress progress() {
        return progress;
    }

    /** @throws io.baedal.platform.Refusal.Refused when another one is under way */
    Progress start() {
        claim.take();
        Progress started = new Progress(State.RUNNING, clock.instant(), null, 0, 0, 0, null, null, null);
        progress = started;
        Thread.ofPlatform().name("rebuild").daemon().start(this::run);
        return started;
    }

    private void run() {
        try (RebuiltModel rebuilt = tables.get();
                EventHistory.Reading history = events.begin()) {
            readToTheEnd(history, rebuilt);
            // What was said meanwhile, so that little is left for when the listeners have to wait.
            history.moveEnd();
            readToTheEnd(history, rebuilt);
            transaction.executeWithoutResult(_ -> exchange(history, rebuilt));
            log.info("the read model was rebuilt: {}", progress);
        } catch (RuntimeException failure) {
            log.error("the rebuild failed, the read model is as it was", failure);
            progress = progress.failed(clock.instant(), failure.toString());
        } finally {
            claim.giveBack();
        }
    }

    private void readToTheEnd(EventHistory.Reading history, RebuiltModel rebuilt) {
        Instant startedAt = progress.startedAt();
        while (!history.isAtEnd()) {
            List<Received> aboutOrders = ReadModel.aboutOrders(history.next());
            if (!aboutOrders.isEmpty()) {
                rebuilt.take(aboutOrders, databaseClock.now());
            }
            claim.renew();
            progress = Progress.of(startedAt, clock.instant(), history);
        }
    }

    /** No listener of any instance can commit now, so nothing that is served is missing from what was read. */
    private void exchange(EventHistory.Reading history, RebuiltModel rebuilt) {
        gate.enter();
        history.moveEnd();
        readToTheEnd(history, rebuilt);
        int corrected = rebuilt.replaceServed(databaseClock.now());
        progress = progress.done(clock.instant(), corrected, checksum.get());
    }
}
