package io.baedal.platform;

import java.util.Map;
import lombok.extern.slf4j.Slf4j;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads what failed again, for ever, with a back-off up to ten seconds, which is below the time after which a listener
 * that does not poll is taken for dead. What can never work does not come here: see {@link EventReceiver}.
 */
@Slf4j
class EndlessPatience extends DefaultErrorHandler {

    EndlessPatience() {
        super(upToTenSeconds());
        // Without this some exceptions (a failed conversion, a class cast) would be logged and skipped.
        setClassifications(Map.of(), true);
        setLogLevel(KafkaException.Level.DEBUG);
        setRetryListeners(new RetryListener() {
            @Override
            public void failedDelivery(ConsumerRecord<?, ?> message, Exception failure, int attempt) {
                tell(Received.place(message), failure, attempt);
            }

            @Override
            public void failedDelivery(ConsumerRecords<?, ?> poll, Exception failure, int attempt) {
                tell(poll.count() + " events", failure, attempt);
            }
        });
    }

    /** The consumer itself failed and no event did: it could not commit, for one. It goes on by itself. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn(
                "the listener goes on: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }

    private static BackOff upToTenSeconds() {
        ExponentialBackOff backOff = new ExponentialBackOff(100, 2.0);
        backOff.setMaxInterval(10_000);
        return backOff;
    }

    private static void tell(String what, Exception failure, int attempt) {
        log.warn(
                "{} will be read again (attempt {} failed): {}",
                what,
                attempt,
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }
}
