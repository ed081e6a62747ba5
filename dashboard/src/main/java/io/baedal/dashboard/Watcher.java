package io.baedal.dashboard;

import io.baedal.dashboard.Changes.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One open stream. Telling it something never blocks: what is to be sent waits here, of each order only the newest
 * state, and a virtual thread writes it that lives only while there is something to write. A client that falls too far
 * behind is let go; it may come back and ask for what it missed.
 */
final class Watcher {

    private static final int MOST_WAITING = 5_000;
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private final Filter filter;
    private final Consumer<Watcher> gone;
    private final SseEmitter emitter;
    private final Map<Long, Message> waiting = new LinkedHashMap<>();
    private boolean heartbeatDue = true;
    private boolean writing;
    private boolean closed;

    /** Which rows the client may see, and which of them it wants; null means any. */
    record Filter(
            Sight sight,
            @Nullable Long orderId,
            @Nullable Long storeId,
            @Nullable String customerId) {

        boolean accepts(DashboardRow row) {
            return sight.includes(row)
                    && (orderId == null || orderId == row.orderId())
                    && (storeId == null || storeId.equals(row.storeId()))
                    && (customerId == null || customerId.equals(row.customerId()));
        }
    }

    /** @param gone told when the stream has ended, for whatever reason; perhaps more than once */
    Watcher(Filter filter, Consumer<Watcher> gone) {
        this.filter = filter;
        this.gone = gone;
        // No time-out: whoever hung up is found out by the next heartbeat.
        this.emitter = new SseEmitter(0L);
        emitter.onCompletion(() -> gone.accept(this));
        emitter.onError(_ -> gone.accept(this));
    }

    SseEmitter emitter() {
        return emitter;
    }

    synchronized void tell(Message message) {
        if (closed || !filter.accepts(message.row())) {
            return;
        }
        waiting.remove(message.row().orderId());
        waiting.put(message.row().orderId(), message);
        if (waiting.size() > MOST_WAITING) {
            close();
        } else {
            write();
        }
    }

    /** A comment, which keeps proxies from closing a quiet connection; the first one opens the stream. */
    synchronized void heartbeat() {
        heartbeatDue = true;
        write();
    }

    /** Not by the caller's thread: completing waits for a write that stands still. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            gone.accept(this);
            Thread.ofVirtual().start(this::complete);
        }
    }

    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException hungUp) {
            // The server is about to end it by itself.
        }
    }

    private void write() {
        if (!writing && !closed) {
            writing = true;
            Thread.ofVirtual().start(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (SseEventBuilder event = next(); event != null; event = next()) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException hungUp) {
            close();
        }
    }

    private synchronized @Nullable SseEventBuilder next() {
        if (!closed && heartbeatDue) {
            heartbeatDue = false;
            return SseEmitter.event().comment("");
        }
        Iterator<Message> messages = waiting.values().iterator();
        if (closed || !messages.hasNext()) {
            writing = false;
            return null;
        }
        Message message = messages.next();
        messages.remove();
        return SseEmitter.event().id(message.id()).data(message.json(), JSON);
    }
}
