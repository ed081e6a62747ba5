package io.baedal.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import lombok.extern.slf4j.Slf4j;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a message that can never take effect into {@code <topic>.<group>.dlt}, with its original key, bytes and headers
 * and with headers that say where it came from and why. Returns only when the broker has it; when that fails the
 * exception goes up and the message is read again: it is retried, never skipped.
 */
@Slf4j
class DeadLetters {

    /** Where it came from, why it is a letter, and the original's own time. */
    static final String PLACE = "dlt-place";

    static final String CAUSE = "dlt-cause";
    static final String TIME = "dlt-time";

    /** The cause of a letter that may be without fault, and only has to wait for the one before it. */
    static final String WAITS = "waits behind an earlier message of its key";

    private final KafkaTemplate<String, byte[]> kafka;
    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final String group;
    private final Counter written;

    DeadLetters(
            KafkaTemplate<String, byte[]> kafka,
            Inbox inbox,
            TransactionTemplate transaction,
            String group,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.inbox = inbox;
        this.transaction = transaction;
        this.group = group;
        this.written = Counter.builder("baedal.dead.letters")
                .description("messages written to the dead-letter topic, those parked behind another one included")
                .register(meters);
        Gauge.builder("baedal.inbox.parked", inbox, Inbox::parkedKeys)
                .description("orders or stores whose events wait in the dead-letter topic for an operator")
                .register(meters);
    }

    /**
     * One of our own events, known by its headers, also holds back what follows from its aggregate. A foreign message
     * that merely uses the same key does not. The letter is written under the lock on its key, so that an operator's
     * release waits for it.
     */
    void writeAndHoldBack(ConsumerRecord<String, byte[]> message, String cause) {
        if (!isOneOfOurs(message)) {
            write(message, cause);
            return;
        }
        transaction.executeWithoutResult(_ -> {
            inbox.park(message.key(), cause);
            write(message, cause);
        });
    }

    /** Behind an earlier letter of its key; the caller holds the lock on the key. */
    void writeBehind(ConsumerRecord<String, byte[]> message) {
        write(message, WAITS);
    }

    static String suffix(String group) {
        return "." + group + ".dlt";
    }

    static boolean isOneOfOurs(ConsumerRecord<String, byte[]> message) {
        String type = Received.header(message, "type");
        return message.key() != null
                && message.key().length() <= 100
                && Received.header(message, "id") != null
                && Received.header(message, "seq") != null
                && type != null
                && EventLanguage.TYPES.containsKey(type);
    }

    /** Holds nothing back, for who takes events in any order. */
    void write(ConsumerRecord<String, byte[]> message, String cause) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                message.topic() + suffix(group), null, message.key(), message.value(), message.headers());
        header(letter, CAUSE, cause);
        header(letter, PLACE, Received.place(message));
        header(letter, TIME, String.valueOf(message.timestamp()));
        try {
            kafka.send(letter).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", interrupted);
        } catch (ExecutionException | KafkaException refused) {
            RefusedSignIn.startAnew(kafka, refused);
            throw new KafkaException("the dead-letter topic did not take " + Received.place(message), refused);
        }
        written.increment();
        log.error("dead letter {} key {}: {}", Received.place(message), message.key(), cause);
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, @Nullable String value) {
        letter.headers().remove(name).add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
