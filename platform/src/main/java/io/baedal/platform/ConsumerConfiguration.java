package io.baedal.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How events come into a service: one Spring Cloud Stream function named {@code events} that takes a
 * whole poll, for {@link Reactions} or for a {@link Projection}. The binder's own error handling is switched off (three
 * tries, then the event is gone); in its place stands a patience without end, because what cannot succeed has already
 * been put aside by the {@link EventReceiver}.
 */
@EnableScheduling
@AutoConfiguration(after = {OutboxConfiguration.class, TracingConfiguration.class})
class ConsumerConfiguration {

    @Bean
    Inbox inbox(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        return new Inbox(jdbc, clock, meters);
    }

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<String, byte[]> kafka,
            Inbox inbox,
            TransactionTemplate transaction,
            @Value("${spring.application.name}") String group,
            MeterRegistry meters) {
        return new DeadLetters(kafka, inbox, transaction, group, meters);
    }

    @Bean
    EventReceiver eventReceiver(
            EventLanguage language,
            Inbox inbox,
            DeadLetters deadLetters,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        return new EventReceiver(language, inbox, deadLetters, transaction, meters);
    }

    @Bean
    @ConditionalOnBean(Reactions.class)
    Consumer<Message<List<byte[]>>> events(
            EventReceiver receiver, Reactions reactions, ObjectProvider<TracedEvents> tracing) {
        @Nullable TracedEvents traced = tracing.getIfAvailable();
        return batch -> receiver.receive(raw(batch), traced == null ? reactions : traced.around(reactions, raw(batch)));
    }

    @Bean("events")
    @ConditionalOnBean(Projection.class)
    Consumer<Message<List<byte[]>>> projectedEvents(
            EventReceiver receiver, Projection projection, ObjectProvider<TracedEvents> tracing) {
        @Nullable TracedEvents traced = tracing.getIfAvailable();
        return batch ->
                receiver.project(raw(batch), traced == null ? projection : traced.around(projection, raw(batch)));
    }

    /** The records themselves: our {@code id} header would be lost in a Spring message, which has one of its own. */
    @Bean
    BatchMessagingMessageConverter rawBatches() {
        BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
        converter.setRawRecordHeader(true);
        return converter;
    }

    /**
     * What comes between two polls is taken in one, and committed once. People look at a projection, so it lets the broker
     * gather for a shorter while (its fetch.max.wait.ms): a poll after a pause brings only what was there when it began.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> patientListeners(
            ObjectProvider<Projection> projections) {
        long pause = projections.stream().findAny().isPresent() ? 0 : 40;
        return (container, destination, group) -> {
            container.setCommonErrorHandler(new EndlessPatience());
            ContainerProperties properties = container.getContainerProperties();
            properties.setIdleBetweenPolls(pause);
            // An offset is only where to begin after a crash; what is read again from there has taken effect and is
            // dropped.
            properties.setAckMode(ContainerProperties.AckMode.TIME);
            properties.setAckTime(1000);
            // Otherwise a password that is wrong for a moment ends the listening for good.
            properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
        };
    }

    @SuppressWarnings("unchecked")
    private static List<ConsumerRecord<String, byte[]>> raw(Message<List<byte[]>> batch) {
        return (List<ConsumerRecord<String, byte[]>>) batch.getHeaders().get(KafkaHeaders.RAW_DATA, List.class);
    }
}
