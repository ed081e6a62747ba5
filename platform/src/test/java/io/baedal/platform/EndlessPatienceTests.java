package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Where a consumer stands after a poll that failed in the middle. */
class EndlessPatienceTests {

    private static final TopicPartition PARTITION = new TopicPartition("baedal.events", 0);
    private static final List<ConsumerRecord<String, byte[]>> FIVE = LongStream.range(10, 15)
            .mapToObj(
                    offset -> new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "7", new byte[0]))
            .toList();

    private final EndlessPatience patience = new EndlessPatience();

    @Test
    void goesBackToTheEventThatFailedAndCommitsThoseBeforeIt() {
        MockConsumer<String, byte[]> consumer = afterThePoll(new MockConsumer<>("earliest"));
        assertThatThrownBy(() -> failInTheMiddle(consumer)).hasMessageContaining("Record in retry");
        assertThat(consumer.position(PARTITION)).isEqualTo(12);
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION).offset())
                .isEqualTo(12);
    }

    /** Else the next commit would pass over an event that nobody has taken; not every release of the listener saw to it. */
    @Test
    void goesBackAlsoWhenTheOnesBeforeItCannotBeCommitted() {
        MockConsumer<String, byte[]> consumer = afterThePoll(new MockConsumer<>("earliest") {
            @Override
            public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
                throw new TimeoutException("the broker is away");
            }
        });
        assertThatThrownBy(() -> failInTheMiddle(consumer)).hasMessageContaining("Record in retry");
        assertThat(consumer.position(PARTITION)).isEqualTo(12);
    }

    private void failInTheMiddle(Consumer<String, byte[]> consumer) {
        KafkaMessageListenerContainer<String, byte[]> container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties(PARTITION.topic()));
        patience.handleBatch(
                new BatchListenerFailedException("not now", new IllegalStateException("busy"), 2),
                new ConsumerRecords<>(Map.of(PARTITION, FIVE), Map.of()),
                consumer,
                container,
                () -> {});
    }

    /** All five were handed out, so the consumer stands behind them. */
    private static MockConsumer<String, byte[]> afterThePoll(MockConsumer<String, byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 15);
        return consumer;
    }
}
