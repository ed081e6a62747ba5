package io.baedal.platform;

import org.apache.kafka.common.errors.AuthenticationException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * A producer that the broker refused once is of no use any more: it sends nothing when its password has become right
 * either.
 */
final class RefusedSignIn {

    private RefusedSignIn() {}

    /** Throws the producer away when {@code failure} is such a refusal; the next message makes another. */
    static void startAnew(KafkaTemplate<String, byte[]> kafka, Throwable failure) {
        if (Causes.any(failure, AuthenticationException.class::isInstance)) {
            kafka.getProducerFactory().reset();
        }
    }
}
