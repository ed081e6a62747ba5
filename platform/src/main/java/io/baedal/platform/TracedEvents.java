package io.baedal.platform;

import io.baedal.platform.Reactions.Reaction;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is done about an event is a span of the trace that the event came in. A reaction knows the event and not the
 * message, so the messages of the poll are looked up by type and order; two alike in one poll are one event and its repeat.
 */
@RequiredArgsConstructor
class TracedEvents {

    private final OrderTraces traces;
    private final Tracer tracer;

    Reactions around(Reactions reactions, List<ConsumerRecord<String, byte[]>> messages) {
        Map<String, ConsumerRecord<String, byte[]>> ofEvents = new HashMap<>();
        messages.forEach(message -> ofEvents.put(Received.header(message, "type") + " " + message.key(), message));
        return event -> {
            Reaction reaction = reactions.to(event);
            ConsumerRecord<String, byte[]> message = ofEvents.get(event.type() + " " + event.aggregateId());
            return reaction == Reaction.NONE || message == null
                    ? reaction
                    : reaction.running(() -> inSpan(message, event, reaction));
        };
    }

    /** A poll is applied at once, so its spans begin and end together. */
    Projection around(Projection projection, List<ConsumerRecord<String, byte[]>> messages) {
        return events -> {
            List<Span> spans = messages.stream().map(this::start).toList();
            try {
                projection.apply(events);
            } finally {
                spans.forEach(Span::end);
            }
        };
    }

    private void inSpan(ConsumerRecord<String, byte[]> message, Event event, Reaction reaction) {
        Span span = start(message);
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            if (event.topic().equals(Event.EVENTS_TOPIC)) {
                traces.remember(event.aggregateId());
            }
            reaction.run();
        } catch (RuntimeException notNow) {
            span.error(notNow);
            throw notNow;
        } finally {
            span.end();
        }
    }

    private Span start(ConsumerRecord<String, byte[]> message) {
        @Nullable String parent = Received.header(message, OrderTraces.HEADER);
        return traces.following(parent == null ? Map.of() : Map.of(OrderTraces.HEADER, parent))
                .name("take " + Received.header(message, "type"))
                .kind(Span.Kind.CONSUMER)
                .tag(
                        message.topic().equals(Event.EVENTS_TOPIC) ? "order.id" : "store.id",
                        String.valueOf(message.key()))
                .start();
    }
}
