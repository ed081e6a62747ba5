package io.baedal.broker;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
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
    private static final List<String> MENU_READERS = List.of("order", "dashboard");

    private static final int PARTITIONS = 12;
    private static final int MEBIBYTE = 1024 * 1024;

    private Topics() {}

    /** For our own single node: one copy of each, and the consumers' offsets as well. */
    static List<NewTopic> ofOneNode() {
        return Stream.concat(ofTheSuite((short) 1).stream(), Stream.of(consumerOffsets()))
                .toList();
    }

    /** For any cluster; with three copies or more, a write is acknowledged when all copies but one have it. */
    static List<NewTopic> ofTheSuite(short copies) {
        Stream<NewTopic> deadLetters = Stream.concat(
                EVENT_READERS.stream().map(reader -> deadLetters(EVENTS, reader, copies)),
                MENU_READERS.stream().map(reader -> deadLetters(MENUS, reader, copies)));
        return Stream.concat(Stream.of(events(copies), menus(copies)), deadLetters)
                .toList();
    }

    /** Creates what is missing and returns when every partition can be written and read. */
    static void create(Admin admin, List<NewTopic> topics, int timeoutSeconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get(timeoutSeconds, TimeUnit.SECONDS));
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(timeoutSeconds, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
        awaitNames(admin, topics, timeoutSeconds);
        awaitLeaders(admin, topics, timeoutSeconds);
    }

    /** The controller has answered; a broker that is busy hears of the new topics later, and knows none of them until then. */
    private static void awaitNames(Admin admin, List<NewTopic> topics, int timeoutSeconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> wanted = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
        ListTopicsOptions all = new ListTopicsOptions().listInternal(true);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
        while (!admin.listTopics(all)
                .names()
                .get(timeoutSeconds, TimeUnit.SECONDS)
                .containsAll(wanted)) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("the broker does not know all of " + wanted);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A created topic is not yet a usable one: asking each partition for its end waits until it has a leader. */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics, int timeoutSeconds)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            IntStream.range(0, topic.numPartitions())
                    .forEach(number -> ends.put(new TopicPartition(topic.name(), number), OffsetSpec.latest()));
        }
        admin.listOffsets(ends).all().get(timeoutSeconds, TimeUnit.SECONDS);
    }

    /** Kept for ever, because the dashboard can be rebuilt from its beginning. */
    private static NewTopic events(short copies) {
        return topic(EVENTS, PARTITIONS, copies, keptForEver(2 * MEBIBYTE));
    }

    /** Compacted: the last menu of every store stays, the older ones go. */
    private static NewTopic menus(short copies) {
        return topic(MENUS, PARTITIONS, copies, Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
    }

    /**
     * Kafka would make this one by itself as soon as a consumer comes, and warn whenever two come at once. Its settings
     * are those which Kafka gives it.
     */
    private static NewTopic consumerOffsets() {
        return new NewTopic(Topic.GROUP_METADATA_TOPIC_NAME, BrokerSettings.CONSUMER_OFFSETS_PARTITIONS, (short) 1)
                .configs(Map.of(
                        CLEANUP_POLICY_CONFIG,
                        CLEANUP_POLICY_COMPACT,
                        COMPRESSION_TYPE_CONFIG,
                        "producer",
                        SEGMENT_BYTES_CONFIG,
                        String.valueOf(100 * MEBIBYTE)));
    }

    /** Takes larger messages than its source, because a dead letter is the original plus the headers of its failure. */
    private static NewTopic deadLetters(String topic, String reader, short copies) {
        return topic(topic + "." + reader + ".dlt", 1, copies, keptForEver(4 * MEBIBYTE));
    }

    private static Map<String, String> keptForEver(int largestMessage) {
        return Map.of(
                RETENTION_MS_CONFIG, "-1",
                RETENTION_BYTES_CONFIG, "-1",
                MAX_MESSAGE_BYTES_CONFIG, String.valueOf(largestMessage));
    }

    private static NewTopic topic(String name, int partitions, short copies, Map<String, String> settings) {
        Map<String, String> configs = new HashMap<>(settings);
        if (copies > 2) {
            configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(copies - 1));
        }
        return new NewTopic(name, partitions, copies).configs(configs);
    }
}
