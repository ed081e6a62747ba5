package io.baedal.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** A broker that answers as the test wants: at once, late, with a refusal. It remembers what it was asked and took. */
final class FakeBroker extends KafkaTemplate<String, byte[]> {

    /** What was sent, whether it was taken or not. */
    final List<ProducerRecord<String, byte[]>> sent = new CopyOnWriteArrayList<>();

    /** What was acknowledged, in the order of the acknowledgements. */
    final List<ProducerRecord<String, byte[]>> taken = new CopyOnWriteArrayList<>();

    /** What was sent while an earlier message of the same key had no answer yet; must stay empty. */
    final List<ProducerRecord<String, byte[]>> sentTooEarly = new CopyOnWriteArrayList<>();

    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    private volatile Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> answer = _ -> taken();

    FakeBroker() {
        super(new DefaultKafkaProducerFactory<>(Map.of()));
    }

    /** A future that succeeds is an acknowledgement, one that fails a refusal; an exception is a failure to send. */
    void answer(Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> answer) {
        this.answer = answer;
    }

    static CompletableFuture<?> taken() {
        return CompletableFuture.completedFuture(null);
    }

    static CompletableFuture<?> refused() {
        return CompletableFuture.failedFuture(new TimeoutException("no answer in time"));
    }

    @Override
    public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
        sent.add(message);
        if (!unanswered.add(String.valueOf(message.key()))) {
            sentTooEarly.add(message);
        }
        try {
            return answer.apply(message)
                    .whenComplete((_, failure) -> answered(message, failure == null))
                    .thenApply(_ -> new SendResult<>(message, null));
        } catch (RuntimeException notSent) {
            answered(message, false);
            throw notSent;
        }
    }

    private void answered(ProducerRecord<String, byte[]> message, boolean acknowledged) {
        unanswered.remove(String.valueOf(message.key()));
        if (acknowledged) {
            taken.add(message);
        }
    }
}
