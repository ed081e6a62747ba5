package io.baedal.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their beginning up to an end that it looked up, and further up to a later one. It belongs to no
 * group, so where it is concerns nobody else. Not for use by several threads.
 */
final class TopicReader implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Predicate<String> topics;
    private final Set<TopicPartition> known = new HashSet<>();
    private Map<TopicPartition, Long> ends = Map.of();
    private long read;

    /** @throws Refusal.Refused when the broker cannot be reached, here and in every other method */
    TopicReader(KafkaAccess kafka, Predicate<String> topics) {
        this.topics = topics;
        this.consumer = ask(() -> new KafkaConsumer<>(
                kafka.with(Map.of(
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false",
                        "enable.auto.commit", "false",
                        "max.poll.records", "2000",
                        "default.api.timeout.ms", "3000",
                        "request.timeout.ms", "3000")),
                new StringDeserializer(),
                new ByteArrayDeserializer()));
    }

    /** Everything that the broker has acknowledged by now lies before the ends that are found. */
    void findEnds() {
        ask(() -> {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            List<TopicPartition> added = partitions.stream().filter(known::add).toList();
            // Asked to seek in none of them, it would seek in all.
            if (!added.isEmpty()) {
                consumer.seekToBeginning(added);
            }
            ends = consumer.endOffsets(partitions);
            return ends;
        });
    }

    boolean isAtEnds() {
        return ask(() -> ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    /** The next few messages, at least one. */
    List<ConsumerRecord<String, byte[]>> next() {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        ask(() -> consumer.poll(LONGEST_SILENCE)).forEach(messages::add);
        if (messages.isEmpty()) {
            throw new OperationsRefusal.BrokerUnavailable().toException();
        }
        read += messages.size();
        return messages;
    }

    long read() {
        return read;
    }

    /** How many messages there are up to the ends, as far as Kafka's offsets tell; a read may go a little beyond them. */
    long end() {
        return Math.max(read, ends.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static <T> T ask(Supplier<T> broker) {
        try {
            return broker.get();
        } catch (KafkaException away) {
            throw new OperationsRefusal.BrokerUnavailable().toException();
        }
    }
}
