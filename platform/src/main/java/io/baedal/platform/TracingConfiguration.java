package io.baedal.platform;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.ClassUtils;

/**
 * Traces through outbox and Kafka, with the profile {@code tracing}; HTTP is traced by Spring Boot itself. Without the
 * profile none of it is there, and {@code platform.yaml} leaves out Spring Boot's part as well.
 */
@Profile("tracing")
@AutoConfiguration(after = OutboxConfiguration.class)
class TracingConfiguration {

    @Bean
    OrderTraces orderTraces(JdbcClient jdbc, Tracer tracer, Propagator propagator) {
        return new OrderTraces(jdbc, tracer, propagator);
    }

    @Bean
    TracedEvents tracedEvents(OrderTraces traces, Tracer tracer) {
        return new TracedEvents(traces, tracer);
    }

    @Bean
    SmartInitializingSingleton tracedSending(KafkaTemplate<String, byte[]> kafka, OrderTraces traces) {
        TracedSending sending = new TracedSending(traces);
        return () -> {
            kafka.setProducerInterceptor(sending);
            kafka.setProducerListener(sending);
        };
    }

    /** A call by Feign is called "HTTP POST" and no more; now also by its client, which says whom it asks. */
    @Bean
    ObservationFilter callsByClient() {
        return call -> {
            KeyValue client = call.getLowCardinalityKeyValue("clientName");
            if (client != null) {
                call.setContextualName(call.getContextualName() + " " + ClassUtils.getShortName(client.getValue()));
            }
            return call;
        };
    }
}
