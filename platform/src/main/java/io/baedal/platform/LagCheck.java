package io.baedal.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker how far this service's group is behind. It takes a few milliseconds, or three seconds when the broker
 * is away, so never on behalf of a customer.
 */
class LagCheck implements AutoCloseable {

    private final KafkaAccess kafka;
    private final Pattern topics;
    private final String group;
    private final Clock clock;
    private @Nullable Admin admin;

    LagCheck(KafkaAccess kafka, Pattern topics, String group, Clock clock) {
        this.kafka = kafka;
        this.topics = topics;
        this.group = group;
        this.clock = clock;
    }

    /** @throws Refusal.Refused when the broker does not answer */
    EventLag now() {
        try {
            return ask(admin());
        } catch (ExecutionException | KafkaException away) {
            throw new OperationsRefusal.BrokerUnavailable().toException();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationsRefusal.BrokerUnavailable().toException();
        }
    }

    /** Made at the first use: a service has to start while the broker's name cannot even be resolved. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka.with(Map.of("request.timeout.ms", "3000", "default.api.timeout.ms", "3000")));
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }

    private EventLag ask(Admin broker) throws ExecutionException, InterruptedException {
        Instant askedAt = clock.instant();
        List<TopicPartition> all = partitions(broker);
        var committed = broker.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        Map<TopicPartition, Long> begins = offsets(broker, all, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(broker, all, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> taken = committed.get();
        List<EventLag.Partition> events = all.stream()
                .filter(place -> !isLetters(place.topic()))
                .map(place -> new EventLag.Partition(
                        place.topic(),
                        place.partition(),
                        taken.get(place) == null
                                ? begins.get(place)
                                : taken.get(place).offset(),
                        ends.get(place)))
                .toList();
        long letters = all.stream()
                .filter(place -> isLetters(place.topic()))
                .mapToLong(place -> ends.get(place) - begins.get(place))
                .sum();
        return new EventLag(askedAt, events, letters);
    }

    private List<TopicPartition> partitions(Admin broker) throws ExecutionException, InterruptedException {
        Collection<String> ours = broker.listTopics().names().get().stream()
                .filter(topic -> topics.matcher(topic).matches() || isLetters(topic))
                .toList();
        Collection<TopicDescription> described =
                broker.describeTopics(ours).allTopicNames().get().values();
        return described.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .sorted((one, other) -> one.topic().equals(other.topic())
                        ? Integer.compare(one.partition(), other.partition())
                        : one.topic().compareTo(other.topic()))
                .toList();
    }

    private boolean isLetters(String topic) {
        return topic.endsWith(DeadLetters.suffix(group));
    }

    private static Map<TopicPartition, Long> offsets(Admin broker, List<TopicPartition> places, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> asked = broker.listOffsets(
                        places.stream().collect(Collectors.toMap(Function.identity(), _ -> spec)))
                .all();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        asked.get().forEach((place, info) -> offsets.put(place, info.offset()));
        return offsets;
    }
}
