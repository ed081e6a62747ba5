package io.baedal.platform;

import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.support.ProducerListener;

/**
 * Sends each event of an order in the order's trace, in a span of the time that it lies in the outbox: from when it was
 * said until the broker has it. A try that fails leaves no span, because the next one's begins at the same time. It asks
 * the database in the relay's own transaction, once for each event.
 */
@RequiredArgsConstructor
class TracedSending implements ProducerInterceptor<String, byte[]>, ProducerListener<String, byte[]> {

    private final OrderTraces traces;

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> message) {
        if (message.topic().equals(Event.EVENTS_TOPIC) && message.headers().lastHeader(OrderTraces.HEADER) == null) {
            traces.of(Long.parseLong(message.key())).ifPresent(parent -> continueIn(message, parent));
        }
        return message;
    }

    private void continueIn(ProducerRecord<String, byte[]> message, String parent) {
        Span.Builder span = traces.following(Map.of(OrderTraces.HEADER, parent))
                .name("outbox " + Received.header(message.headers(), "type"))
                .kind(Span.Kind.PRODUCER)
                .tag("order.id", message.key());
        String occurredAt = Received.header(message.headers(), "occurredAt");
        // What a demo says of yesterday has not waited since then.
        if (occurredAt != null
                && DemoTime.past(Received.header(message.headers(), CorrelationId.MDC_KEY))
                        .isEmpty()) {
            span.startTimestamp(Instant.parse(occurredAt).toEpochMilli(), TimeUnit.MILLISECONDS);
        }
        message.headers().add(InTheOutbox.of(span.start(), traces));
    }

    @Override
    public void onSuccess(ProducerRecord<String, byte[]> message, RecordMetadata place) {
        if (message.headers().lastHeader(OrderTraces.HEADER) instanceof InTheOutbox(Span span, byte[] _)) {
            span.end();
        }
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}

    /** The header that listeners continue, with the span that the broker's answer ends. */
    private record InTheOutbox(Span span, byte[] value) implements Header {

        static InTheOutbox of(Span span, OrderTraces traces) {
            return new InTheOutbox(span, traces.parentOf(span).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String key() {
            return OrderTraces.HEADER;
        }
    }
}
