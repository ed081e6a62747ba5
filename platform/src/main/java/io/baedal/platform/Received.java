package io.baedal.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from a topic. {@code id} and {@code seq} are the sender's; a message without an id is known by
 * its place in the topic (a replay finds it there again), one without a seq has {@link #UNNUMBERED}.
 */
public record Received(Event event, String id, long seq, Instant occurredAt) {

    /** No publisher counts from here, so such an event is never taken for a late one. */
    public static final long UNNUMBERED = -1;

    /** Longer ids are no ids of ours and would not fit the inbox. */
    private static final int LONGEST_ID = 64;

    static Received of(ConsumerRecord<?, byte[]> message, Event event) {
        String id = header(message, "id");
        return new Received(
                event,
                id == null || id.isBlank() || id.length() > LONGEST_ID ? place(message) : id,
                seq(message),
                occurredAt(message));
    }

    static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        return header(message.headers(), name);
    }

    static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "-" + message.offset();
    }

    private static long seq(ConsumerRecord<?, ?> message) {
        String seq = header(message, "seq");
        try {
            return seq == null ? UNNUMBERED : Long.parseLong(seq);
        } catch (NumberFormatException notANumber) {
            return UNNUMBERED;
        }
    }

    private static Instant occurredAt(ConsumerRecord<?, ?> message) {
        String occurredAt = header(message, "occurredAt");
        try {
            return occurredAt == null ? Instant.ofEpochMilli(message.timestamp()) : Instant.parse(occurredAt);
        } catch (DateTimeParseException notATime) {
            return Instant.ofEpochMilli(message.timestamp());
        }
    }
}
