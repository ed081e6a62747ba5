package io.baedal.platform;

import io.baedal.broker.LocalBroker;
import io.baedal.databases.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a test's Spring context a real broker, one for all tests of a module, and a database of its own, of
 * the kind that the run is about. Use it as
 * {@code @ContextConfiguration(initializers = WithBroker.class)}; with the profile {@code kafka-sign-in} the service signs
 * in at the broker.
 */
public final class WithBroker implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PASSWORD = "a password";
    private static final int GUARDED_PORT = LocalBroker.freePort();
    private static final LocalBroker BROKER = start();
    private static final EventLanguage LANGUAGE = new EventLanguage();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKER.bootstrapServers(), "linger.ms", 0, "max.request.size", 4194304),
            new StringSerializer(),
            new ByteArraySerializer());

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database.Address database = Database.of(
                        String.valueOf(context.getEnvironment().getProperty("spring.application.name")))
                .create();
        TestPropertyValues.of(
                        "baedal.kafka="
                                + (context.getEnvironment().matchesProfiles("kafka-sign-in")
                                        ? "localhost:" + GUARDED_PORT
                                        : BROKER.bootstrapServers()),
                        "BAEDAL_KAFKA_PASSWORD=" + PASSWORD,
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password())
                .applyTo(context);
    }

    /** Where the broker is, as {@code host:port}. */
    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** Puts a message on a topic as another service would, headers included, and waits until the broker has it. */
    public static void publish(Event event, String id, long seq) {
        Instant now = Instant.now();
        publish(
                event.topic(),
                String.valueOf(event.aggregateId()),
                LANGUAGE.write(event, now).getBytes(StandardCharsets.UTF_8),
                Map.of("type", event.type(), "id", id, "seq", String.valueOf(seq), "occurredAt", now.toString()));
    }

    /** Puts any bytes on a topic. */
    public static void publish(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(message).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Reads a topic from its beginning until that many messages match, for at most ten seconds; returns the matches. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, int wanted, Predicate<ConsumerRecord<String, byte[]>> matching) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumerAtTheBeginningOf(topic)) {
            while (found.size() < wanted && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (matching.test(message)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    /** Everything that matches and is on a topic now, so that a test sees what is there twice. */
    public static List<ConsumerRecord<String, byte[]>> readAll(
            String topic, Predicate<ConsumerRecord<String, byte[]>> matching) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumerAtTheBeginningOf(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (matching.test(message)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    private static KafkaConsumer<String, byte[]> consumerAtTheBeginningOf(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BROKER.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    /** The value of a header, or an empty string. */
    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        String value = Received.header(message, name);
        return value == null ? "" : value;
    }

    private static LocalBroker start() {
        try {
            Path folder = Files.createTempDirectory("baedal-broker");
            LocalBroker broker = LocalBroker.startGuarded(folder, GUARDED_PORT, PASSWORD);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, folder)));
            return broker;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void stop(LocalBroker broker, Path folder) {
        broker.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
