package io.baedal.platform;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An event that has been said and not yet sent; {@code aggregateSeq} is its number among those of its aggregate. */
record OutboxRow(
        long id,
        String eventId,
        String aggregateType,
        long aggregateId,
        long aggregateSeq,
        String topic,
        String type,
        String payload,
        @Nullable String correlationId,
        long occurredAt) {

    static final String COLUMNS = """
            id, event_id, aggregate_type, aggregate_id, aggregate_seq, topic, type, payload, correlation_id, occurred_at""";

    /** By position: by name, a record's mapper would try and fail "eventId" before it finds "event_id". */
    static OutboxRow of(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10));
    }

    String aggregate() {
        return aggregateType + " " + aggregateId;
    }

    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, String.valueOf(aggregateId), payload.getBytes(StandardCharsets.UTF_8));
        header(message, "type", type);
        header(message, "id", eventId);
        header(message, "seq", String.valueOf(aggregateSeq));
        header(message, "occurredAt", Instant.ofEpochMilli(occurredAt).toString());
        if (correlationId != null) {
            header(message, "correlationId", correlationId);
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
