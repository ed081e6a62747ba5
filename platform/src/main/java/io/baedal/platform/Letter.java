package io.baedal.platform;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: the message as it first came, so that a replay cannot tell it from the first time, and why it is here.
 *
 * @param place where it lies in the dead-letter topic, which names it
 * @param writtenAt epoch milliseconds
 * @param holdsItsKey it is an event of ours or waits behind one: nothing of its key may take effect before it
 */
record Letter(
        String place, long writtenAt, String cause, boolean holdsItsKey, ConsumerRecord<String, byte[]> original) {

    /** What a settled letter is remembered by; a topic that was made anew has the same places again. */
    record Name(String place, long writtenAt) {}

    static Letter of(ConsumerRecord<String, byte[]> stored, String group) {
        ConsumerRecord<String, byte[]> original = original(stored, group);
        String cause = Received.header(stored, DeadLetters.CAUSE);
        return new Letter(
                Received.place(stored),
                stored.timestamp(),
                cause == null ? "unknown" : cause,
                DeadLetters.WAITS.equals(cause) || DeadLetters.isOneOfOurs(original),
                original);
    }

    Name name() {
        return new Name(place, writtenAt);
    }

    @Nullable
    String key() {
        return original.key();
    }

    private static ConsumerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> stored, String group) {
        Origin origin = Origin.of(stored, group);
        RecordHeaders headers = new RecordHeaders();
        for (Header header : stored.headers()) {
            if (!header.key().startsWith("dlt-")) {
                headers.add(header);
            }
        }
        return new ConsumerRecord<>(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                origin.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                stored.key(),
                stored.value(),
                headers,
                Optional.empty());
    }

    /** Where it came from. Its place is its id when it brought none, so a replay has to have the same one. */
    private record Origin(String topic, int partition, long offset, long timestamp) {

        static Origin of(ConsumerRecord<String, byte[]> stored, String group) {
            String topic = stored.topic()
                    .substring(
                            0,
                            stored.topic().length() - DeadLetters.suffix(group).length());
            long timestamp = number(Received.header(stored, DeadLetters.TIME), stored.timestamp());
            String place = Received.header(stored, DeadLetters.PLACE);
            if (place == null || !place.startsWith(topic + "-")) {
                return new Origin(stored.topic(), stored.partition(), stored.offset(), timestamp);
            }
            String[] numbers = place.substring(topic.length() + 1).split("-", 2);
            return new Origin(topic, (int) number(numbers[0], 0), number(numbers[numbers.length - 1], 0), timestamp);
        }

        private static long number(@Nullable String text, long otherwise) {
            return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
        }
    }
}
