package io.baedal.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator needs of a service that takes events; see docs/operations.md. */
@AutoConfiguration(after = ConsumerConfiguration.class)
@ConditionalOnBean(name = "events")
@Import(OperationsController.class)
class OperationsConfiguration {

    private final KafkaAccess kafka;
    private final Pattern topics;
    private final String group;

    OperationsConfiguration(
            KafkaProperties kafka,
            @Value("${spring.cloud.stream.bindings.events-in-0.destination}") String topics,
            @Value("${spring.application.name}") String group) {
        this.kafka = KafkaAccess.of(kafka);
        this.topics = Pattern.compile(topics);
        this.group = group;
    }

    @Bean
    LetterNotes letterNotes(JdbcClient jdbc, Clock clock) {
        return new LetterNotes(jdbc, clock);
    }

    @Bean
    LetterReplay letterReplay(
            LetterNotes notes, Inbox inbox, TransactionTemplate transaction, LetterReplay.Effect effect) {
        return new LetterReplay(LetterReader.ofKafka(kafka, group), notes, inbox, transaction, effect);
    }

    @Bean
    LetterReplay.Effect letterEffect(
            EventReceiver receiver, ObjectProvider<Reactions> reactions, ObjectProvider<Projection> projection) {
        Reactions reacting = reactions.getIfAvailable();
        return reacting == null
                ? new LetterReplay.Effect(message -> receiver.replay(message, projection.getObject()), false)
                : new LetterReplay.Effect(message -> receiver.replay(message, reacting), true);
    }

    @Bean
    FailedEvents failedEvents(LetterReplay replay) {
        return new FailedEvents(replay);
    }

    @Bean
    ParkedEvents parkedEvents(Inbox inbox, OutboxTable outbox, OutboxRelay relay, TransactionTemplate transaction) {
        return new ParkedEvents(inbox, outbox, relay, transaction);
    }

    @Bean
    LagCheck lagCheck(Clock clock) {
        return new LagCheck(kafka, topics, group, clock);
    }

    @Bean
    LagWatch lagWatch(LagCheck check, LetterNotes notes, ApplicationEventPublisher listeners, MeterRegistry meters) {
        return new LagWatch(check, notes, listeners, meters);
    }

    @Bean
    EventHistory eventHistory(EventReceiver receiver) {
        return new EventHistory(kafka, topics, receiver);
    }
}
