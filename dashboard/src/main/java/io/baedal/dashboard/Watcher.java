package io.baedal.dashboard;

import io.baedal.dashboard.Changes.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One open stream. Telling it something never blocks: what is to be sent waits here, of each order only the newest
 * state, and a virtual thread writes it that lives only while there is something to write. A client that falls too far
 * behind is let go; it may come back and ask for what it missed.
 */
final class Watcher {

    private static final int MOST_WAITING = 5_000;

    /** Rows that are written together: each write is a flush and a packet, here and in the gateway. */
    private static final int MOST_TOGETHER = 100;

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String HEARTBEAT = text(SseEmitter.event().comment(""));

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
            for (String text = next(); !text.isEmpty(); text = next()) {
                emitter.send(Set.of(new DataWithMediaType(text, TEXT)));
            }
        } catch (IOException | IllegalStateException hungUp) {
            close();
        }
    }

    /** What is to be written next; empty when there is nothing more. */
    private synchronized String next() {
        StringBuilder text = new StringBuilder();
        if (!closed && heartbeatDue) {
            heartbeatDue = false;
            text.append(HEARTBEAT);
        }
        Iterator<Message> messages = waiting.values().iterator();
        for (int count = 0; count < MOST_TOGETHER && messages.hasNext(); count++) {
            text.append(messages.next().text());
            messages.remove();
        }
        writing = !text.isEmpty();
        return text.toString();
    }

    /** An event as it is written, which Spring would flush in pieces. */
    static String text(SseEventBuilder event) {
        return event.build().stream().map(piece -> piece.getData().toString()).collect(Collectors.joining());
    }
}
