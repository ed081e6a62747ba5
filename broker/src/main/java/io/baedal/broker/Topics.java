package io.baedal.broker;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.Topic;

/**
 * The topics of the suite. A topic that already exists is left as it is: changing a number here does not change the
 * topics of an existing data folder.
 */
final class Topics {
    static final String EVENTS = "baedal.events";
    static final String MENUS = "baedal.menus";

    private static final List<String> EVENT_READERS = List.of("order", "store", "delivery", "payment", "dashboard");
    private static final List<String> MENU_READERS = List.of("order");

    private static final int PARTITIONS = 12;
    private static final short ONE_COPY = 1;
    private static final int MEBIBYTE = 1024 * 1024;

    private Topics() {}

    static List<NewTopic> all() {
        Stream<NewTopic> shared = Stream.of(events(), menus(), consumerOffsets());
        Stream<NewTopic> deadLetters = Stream.concat(
                EVENT_READERS.stream().map(reader -> deadLetters(EVENTS, reader)),
                MENU_READERS.stream().map(reader -> deadLetters(MENUS, reader)));
        return Stream.concat(shared, deadLetters).toList();
    }

    /** Creates what is missing and returns when every partition can be written and read. */
    static void create(Admin admin, int timeoutSeconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get(timeoutSeconds, TimeUnit.SECONDS));
        List<NewTopic> missing =
                all().stream().filter(topic -> !existing.contains(topic.name())).toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(timeoutSeconds, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
        awaitLeaders(admin, timeoutSeconds);
    }

    /** A created topic is not yet a usable one: asking each partition for its end waits until it has a leader. */
    private static void awaitLeaders(Admin admin, int timeoutSeconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : all()) {
            IntStream.range(0, topic.numPartitions())
                    .forEach(number -> ends.put(new TopicPartition(topic.name(), number), OffsetSpec.latest()));
        }
        admin.listOffsets(ends).all().get(timeoutSeconds, TimeUnit.SECONDS);
    }

    /** Kept for ever, because the dashboard can be rebuilt from its beginning. */
    private static NewTopic events() {
        return new NewTopic(EVENTS, PARTITIONS, ONE_COPY)
                .configs(Map.of(
                        RETENTION_MS_CONFIG, "-1",
                        RETENTION_BYTES_CONFIG, "-1",
                        MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 * MEBIBYTE)));
    }

    /** Compacted: the last menu of every store stays, the older ones go. */
    private static NewTopic menus() {
        return new NewTopic(MENUS, PARTITIONS, ONE_COPY).configs(Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
    }

    /**
     * Kafka would make this one by itself as soon as a consumer comes, and warn whenever two come at once. Its settings
     * are those which Kafka gives it.
     */
    private static NewTopic consumerOffsets() {
        return new NewTopic(Topic.GROUP_METADATA_TOPIC_NAME, BrokerSettings.CONSUMER_OFFSETS_PARTITIONS, ONE_COPY)
                .configs(Map.of(
                        CLEANUP_POLICY_CONFIG,
                        CLEANUP_POLICY_COMPACT,
                        COMPRESSION_TYPE_CONFIG,
                        "producer",
                        SEGMENT_BYTES_CONFIG,
                        String.valueOf(100 * MEBIBYTE)));
    }

    /** Takes larger messages than its source, because a dead letter is the original plus the headers of its failure. */
    private static NewTopic deadLetters(String topic, String reader) {
        return new NewTopic(topic + "." + reader + ".dlt", 1, ONE_COPY)
                .configs(Map.of(
                        RETENTION_MS_CONFIG, "-1",
                        RETENTION_BYTES_CONFIG, "-1",
                        MAX_MESSAGE_BYTES_CONFIG, String.valueOf(4 * MEBIBYTE)));
    }
}
