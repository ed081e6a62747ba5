package io.baedal.platform;

import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends each event of an order in the order's trace. It asks the database in the relay's own transaction, once for each
 * event.
 */
@RequiredArgsConstructor
class TracedSending implements ProducerInterceptor<String, byte[]> {

    private final OrderTraces traces;

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> message) {
        if (message.topic().equals(Event.EVENTS_TOPIC) && message.headers().lastHeader(OrderTraces.HEADER) == null) {
            traces.of(Long.parseLong(message.key())).ifPresent(parent -> continueIn(message, parent));
        }
        return message;
    }

    private void continueIn(ProducerRecord<String, byte[]> message, String parent) {
        Span span = traces.following(Map.of(OrderTraces.HEADER, parent))
                .name("send " + Received.header(message.headers(), "type"))
                .kind(Span.Kind.PRODUCER)
                .tag("order.id", message.key())
                .start();
        message.headers().add(OrderTraces.HEADER, traces.parentOf(span).getBytes(StandardCharsets.UTF_8));
        span.end();
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata place, @Nullable Exception refused) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
