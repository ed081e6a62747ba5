package io.baedal.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The suite's Kafka, seen by somebody who may read and write everything. */
public final class Topics {

    public static final String EVENTS = "baedal.events";

    private final Map<String, Object> connection;

    public Topics(Suite suite) {
        this.connection = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + suite.port("broker"),
                "linger.ms",
                0,
                "max.request.size",
                4_000_000);
    }

    public void publish(@Nullable String key, byte[] value, Headers headers) {
        publish(List.of(new ProducerRecord<>(EVENTS, null, key, value, headers)));
    }

    public void publish(List<ProducerRecord<String, byte[]>> messages) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer())) {
            messages.stream().map(producer::send).toList().forEach(Topics::done);
        }
    }

    public static Headers headers(String type, String id, long seq) {
        return new RecordHeaders()
                .add("type", type.getBytes())
                .add("id", id.getBytes())
                .add("seq", String.valueOf(seq).getBytes());
    }

    /** Everything that is in a topic now, each partition in its order. */
    public List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        return read(topic, Map.of());
    }

    /** Where every partition of a topic ends now. */
    Map<TopicPartition, Long> end(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions(consumer, topic));
        }
    }

    /** What was written between then and now. */
    List<ConsumerRecord<String, byte[]>> read(String topic, Map<TopicPartition, Long> begin) {
        List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions(consumer, topic));
            consumer.assign(end.keySet());
            end.keySet().forEach(partition -> consumer.seek(partition, begin.getOrDefault(partition, 0L)));
            while (end.entrySet().stream().anyMatch(part -> consumer.position(part.getKey()) < part.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
        }
        return messages;
    }

    /** How many messages of the shared topic a group has not yet done; it counts what was committed. */
    public long lag(String group) {
        try (Admin admin = Admin.create(connection);
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return consumer.endOffsets(partitions(consumer, EVENTS)).entrySet().stream()
                    .mapToLong(part -> part.getValue()
                            - (committed.get(part.getKey()) == null
                                    ? 0
                                    : committed.get(part.getKey()).offset()))
                    .sum();
        }
    }

    /** Sends a group whose members are all gone back to the first message. */
    public void rewind(String group) {
        try (Admin admin = Admin.create(connection);
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> beginning = partitions(consumer, EVENTS).stream()
                    .collect(Collectors.toMap(Function.identity(), _ -> new OffsetAndMetadata(0)));
            answer(admin.alterConsumerGroupOffsets(group, beginning).all());
        }
    }

    /** How many processes of a group have partitions of the shared topic. */
    long hearers(String group) {
        try (Admin admin = Admin.create(connection)) {
            return answer(admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group))
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    String setting(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(connection)) {
            return answer(admin.describeConfigs(List.of(resource)).values().get(resource))
                    .get(name)
                    .value();
        }
    }

    /** In force within a second. */
    void set(List<String> topics, String name, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection)) {
            answer(admin.incrementalAlterConfigs(topics.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    _ -> List.of(change))))
                    .all());
        }
    }

    /** With all that is in them. */
    void remove(List<String> topics) {
        try (Admin admin = Admin.create(connection)) {
            answer(admin.deleteTopics(topics).all());
        }
    }

    /** With one partition each, and kept for ever. */
    void create(List<String> topics, String name, String value) {
        Map<String, String> settings = Map.of(name, value, "retention.ms", "-1");
        try (Admin admin = Admin.create(connection)) {
            answer(admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1).configs(settings))
                            .toList())
                    .all());
        }
    }

    private static <T> T answer(KafkaFuture<T> answer) {
        return done(answer.toCompletionStage().toCompletableFuture());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static <T> T done(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
