package io.baedal.dashboard;

import io.baedal.dashboard.Changes.Message;
import io.baedal.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells every open stream about every changed row. It looks into the database instead of listening to the projection,
 * because an instance projects only the partitions it has; its own projection merely wakes it up. While nobody watches,
 * it does not look.
 */
@Component
@Slf4j
@RequiredArgsConstructor
class DashboardStream implements SmartLifecycle {

    private static final int MOST_WATCHERS = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);

    private final Changes changes;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private boolean databaseAway;

    /**
     * @param lastMessage the id of the last message that this client got before its connection broke
     * @throws Refusal.Refused when there are too many streams already, or when the service is about to stop
     */
    SseEmitter watch(Watcher.Filter filter, @Nullable Instant lastMessage) {
        Watcher watcher = new Watcher(filter, watchers::remove);
        add(watcher, lastMessage);
        watcher.heartbeat();
        wake();
        return watcher.emitter();
    }

    /** Some row may have changed; called after each commit. Never blocks. */
    void wake() {
        news.release();
    }

    int watchers() {
        return watchers.size();
    }

    @Override
    public void start() {
        Thread looking = new Thread(this::run, "dashboard-stream");
        thread = looking;
        looking.start();
    }

    /** Ends all streams; the web server would wait for them, and its grace would be over before theirs. */
    @Override
    public void stop() {
        thread = null;
        news.release();
        endAll();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops before the web server begins its graceful shutdown, which is a phase of its own just below this one. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private synchronized void add(Watcher watcher, @Nullable Instant lastMessage) {
        if (!isRunning() || watchers.size() >= MOST_WATCHERS) {
            throw new Refusal.Overloaded().toException();
        }
        if (watchers.isEmpty()) {
            changes.startNow();
        }
        if (lastMessage != null) {
            changes.since(lastMessage).forEach(watcher::tell);
        }
        watchers.add(watcher);
    }

    private synchronized void endAll() {
        watchers.forEach(Watcher::close);
    }

    private void run() {
        long lastHeartbeat = System.nanoTime();
        while (thread == Thread.currentThread()) {
            try {
                await(watchers.isEmpty());
            } catch (InterruptedException interrupted) {
                return;
            }
            look();
            if (System.nanoTime() - lastHeartbeat > HEARTBEAT_EVERY.toNanos()) {
                watchers.forEach(Watcher::heartbeat);
                lastHeartbeat = System.nanoTime();
            }
        }
    }

    private void await(boolean nobodyWatches) throws InterruptedException {
        if (nobodyWatches) {
            news.acquire();
        } else {
            boolean _ = news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        news.drainPermits();
    }

    /** Under the same lock as a watcher is added, so that what it missed is never told after what is new. */
    private synchronized void look() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            List<Message> messages = changes.next();
            watchers.forEach(watcher -> messages.forEach(watcher::tell));
            databaseAway = false;
        } catch (DataAccessException | TransactionException notNow) {
            if (!databaseAway) {
                log.warn("the streams stand still until the database answers: {}", notNow.toString());
            }
            databaseAway = true;
        }
    }
}
