package io.baedal.platform;

import io.baedal.platform.Refusal.Refused;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Checks the lag in the background, for the metrics and for whoever listens to {@link EventLag}. While the broker does
 * not answer the metrics have no value: the last one would look like the present one.
 */
class LagWatch {

    private final LagCheck check;
    private final LetterNotes notes;
    private final ApplicationEventPublisher listeners;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile @Nullable EventLag last;

    LagWatch(LagCheck check, LetterNotes notes, ApplicationEventPublisher listeners, MeterRegistry meters) {
        this.check = check;
        this.notes = notes;
        this.listeners = listeners;
        gauge("baedal.events.lag", "events that the topics have and this service has not taken yet", EventLag::events)
                .register(meters);
        gauge("baedal.failed.events.open", "dead letters neither replayed nor given up", this::open)
                .register(meters);
    }

    /** At a fixed rate, which has a thread of its own each time: a broker that is away must not delay other tasks. */
    @Scheduled(fixedRateString = "${baedal.operations.check-interval}")
    void look() {
        if (!checking.tryLock()) {
            return;
        }
        try {
            EventLag lag = check.now();
            last = lag;
            listeners.publishEvent(lag);
        } catch (Refused away) {
            last = null;
        } finally {
            checking.unlock();
        }
    }

    private double open(EventLag lag) {
        return Math.max(0, lag.letters() - notes.settled());
    }

    private Gauge.Builder<LagWatch> gauge(String name, String description, ToDoubleFunction<EventLag> value) {
        return Gauge.builder(name, this, watch -> {
                    EventLag lag = watch.last;
                    return lag == null ? Double.NaN : value.applyAsDouble(lag);
                })
                .description(description);
    }
}
