package io.baedal.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How events leave a service. */
@AutoConfiguration(
        after = {HibernateJpaAutoConfiguration.class, KafkaAutoConfiguration.class, TransactionAutoConfiguration.class})
class OutboxConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${baedal.demo-time}") boolean demo) {
        return demo ? new DemoTime(Clock.systemUTC()).withZone(ZoneOffset.UTC) : Clock.systemUTC();
    }

    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    Withdrawals withdrawals(
            JdbcClient jdbc, ObjectProvider<PersonalData> personal, TransactionTemplate transaction, Clock clock) {
        return new Withdrawals(jdbc, personal, transaction, clock);
    }

    @Bean
    EventLanguage eventLanguage() {
        return new EventLanguage();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, EventLanguage language, Clock clock, OutboxRelay relay) {
        return new Outbox(jdbc, language, clock, relay::wake);
    }

    @Bean
    OutboxTable outboxTable(JdbcTemplate jdbc, Clock clock) {
        return new OutboxTable(jdbc, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable table,
            KafkaTemplate<String, byte[]> kafka,
            TransactionTemplate transaction,
            @Value("${baedal.outbox.poll-interval}") Duration pollInterval,
            Clock clock,
            MeterRegistry meters) {
        return new OutboxRelay(table, new OutboxSender(kafka), transaction, pollInterval, clock, meters);
    }
}
