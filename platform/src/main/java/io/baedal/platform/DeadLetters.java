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

/**
 * Puts a message that can never take effect into {@code <topic>.<group>.dlt}, with its original key, bytes and headers
 * and with headers that say where it came from and why. Returns only when the broker has it; when that fails the
 * exception goes up and the message is read again: it is retried, never skipped.
 */
@Slf4j
class DeadLetters {

    private final KafkaTemplate<String, byte[]> kafka;
    private final Inbox inbox;
    private final String group;
    private final Counter written;

    DeadLetters(KafkaTemplate<String, byte[]> kafka, Inbox inbox, String group, MeterRegistry meters) {
        this.kafka = kafka;
        this.inbox = inbox;
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
     * that merely uses the same key does not.
     */
    void writeAndHoldBack(ConsumerRecord<String, byte[]> message, String cause) {
        write(message, cause);
        if (isOneOfOurs(message)) {
            inbox.park(message.key(), cause);
        }
    }

    private static boolean isOneOfOurs(ConsumerRecord<String, byte[]> message) {
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
                message.topic() + "." + group + ".dlt", null, message.key(), message.value(), message.headers());
        header(letter, "dlt-cause", cause);
        header(letter, "dlt-place", Received.place(message));
        try {
            kafka.send(letter).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", interrupted);
        } catch (ExecutionException refused) {
            throw new KafkaException("the dead-letter topic did not take " + Received.place(message), refused);
        }
        written.increment();
        log.error("dead letter {} key {}: {}", Received.place(message), message.key(), cause);
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, @Nullable String value) {
        letter.headers().remove(name).add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
