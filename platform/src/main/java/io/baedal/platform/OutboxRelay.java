package io.baedal.platform;

import io.baedal.platform.OutboxSender.Sent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the outbox to Kafka, each aggregate in order, until the broker has acknowledged every row.
 *
 * <p>Lanes are claimed with {@code for update skip locked} and kept for the whole send, so any number of instances may
 * run. A row is deleted only after its acknowledgement. There is no last attempt: with Kafka away the outbox grows and
 * nothing else happens. A row that Kafka will never take (too large) is parked; only its own aggregate waits behind it.
 *
 * <p>A crash between acknowledgement and delete sends rows twice; the listeners' {@link Inbox} drops the repeat.
 */
@Slf4j
class OutboxRelay implements SmartLifecycle {

    private static final Duration GATHERING = Duration.ofMillis(6);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final OutboxTable table;
    private final OutboxSender sender;
    private final TransactionTemplate transaction;
    private final Duration pollInterval;
    private final Counter published;
    private final Counter failures;
    private final Outage outage;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(
            OutboxTable table,
            OutboxSender sender,
            TransactionTemplate transaction,
            Duration pollInterval,
            Clock clock,
            MeterRegistry meters) {
        this.table = table;
        this.sender = sender;
        this.transaction = transaction;
        this.pollInterval = pollInterval;
        this.outage = new Outage(log, clock, "events wait in the outbox");
        this.published = Counter.builder("baedal.outbox.published")
                .description("events acknowledged by the broker")
                .register(meters);
        this.failures = Counter.builder("baedal.outbox.failures")
                .description("sends that the broker did not acknowledge; they are repeated")
                .register(meters);
        Gauge.builder("baedal.outbox.pending", table, OutboxTable::waiting)
                .description("events committed but not yet acknowledged by the broker")
                .register(meters);
        Gauge.builder("baedal.outbox.parked", table, OutboxTable::parked)
                .description("events that Kafka refuses for good; each holds its aggregate back and wants a person")
                .register(meters);
        Gauge.builder("baedal.outbox.oldest", table, OutboxTable::oldestSeconds)
                .description("age of the oldest unsent event")
                .baseUnit("seconds")
                .register(meters);
    }

    /** There is something to send; called after each commit that said something. Never blocks. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        Thread relay = new Thread(this::run, "outbox-relay");
        thread = relay;
        relay.start();
    }

    /** Returns when the send under way has ended, so that its acknowledged rows are deleted and not sent again. */
    @Override
    public void stop() {
        Thread relay = thread;
        thread = null;
        if (relay != null) {
            wake();
            try {
                relay.join(Duration.ofSeconds(15));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server has finished its last requests, so that what they said still leaves. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        try {
            Duration pause = pollInterval;
            while (isRunning()) {
                pause = pauseAfter(pause);
                await(pause);
            }
        } catch (InterruptedException toldToEnd) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round, and how long to wait until the next: longer and longer while nothing leaves. */
    private Duration pauseAfter(Duration pauseBefore) throws InterruptedException {
        try {
            Round round = relay();
            if (round.failure() == null) {
                outage.over();
                return round.wasFull() ? Duration.ZERO : pollInterval;
            }
            outage.failed(round.failure());
        } catch (RuntimeException notNow) {
            outage.failed(OutboxSender.rootMessage(notNow));
        }
        failures.increment();
        Duration longer = pauseBefore.multipliedBy(2).plus(pollInterval);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** Woken up, it still gathers for a moment: what leaves together costs one commit here and one poll everywhere. */
    private void await(Duration pause) throws InterruptedException {
        if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS) && isRunning()) {
            LockSupport.parkNanos(GATHERING.toNanos());
            work.drainPermits();
        }
    }

    /** What one round came to; full means that there may be more than it took. */
    private record Round(boolean wasFull, @Nullable String failure) {

        static final Round NOTHING_TO_DO = new Round(false, null);
    }

    /** One round over all lanes that are free. */
    private Round relay() throws InterruptedException {
        List<Integer> waiting = table.lanesWithWork();
        if (waiting.isEmpty()) {
            return Round.NOTHING_TO_DO;
        }
        Round round = transaction.execute(_ -> {
            List<Integer> lanes = table.claim(waiting);
            return lanes.isEmpty() ? Round.NOTHING_TO_DO : relay(lanes);
        });
        if (Thread.interrupted()) {
            throw new InterruptedException("while waiting for the broker");
        }
        return round;
    }

    private Round relay(List<Integer> lanes) {
        List<OutboxRow> rows = table.next(lanes);
        Sent sent = sender.send(rows);
        table.delete(sent.acknowledged());
        published.increment(sent.acknowledged().size());
        sent.refused().forEach(this::park);
        return new Round(rows.size() == OutboxTable.BATCH && sent.failure() == null, sent.failure());
    }

    private void park(OutboxRow row, String reason) {
        log.error(
                "parked {} of {} in the outbox, its aggregate waits for an operator: {}",
                row.type(),
                row.aggregate(),
                reason);
        table.park(row, reason);
    }
}
