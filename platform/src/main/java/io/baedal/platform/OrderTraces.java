package io.baedal.platform;

import io.baedal.platform.Aggregate.Said;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one trace of each order: the first thing that a service does about an order decides which it is, and every event
 * of the order travels in it, also days later and on the request of somebody else. There only with the profile
 * {@code tracing}; nothing may depend on it.
 */
@RequiredArgsConstructor
class OrderTraces {

    static final String HEADER = "traceparent";

    private final JdbcClient jdbc;
    private final Tracer tracer;
    private final Propagator propagator;

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void said(Said said) {
        if (said.event().topic().equals(Event.EVENTS_TOPIC)) {
            remember(said.event().aggregateId());
        }
    }

    /** The present span's trace is the order's, unless it has one. In the transaction of whatever is done about it. */
    void remember(long orderId) {
        Span current = tracer.currentSpan();
        if (current != null && !isKnown(orderId)) {
            jdbc.sql("insert into order_trace (order_id, trace_parent) values (?, ?)")
                    .params(orderId, parentOf(current))
                    .update();
        }
    }

    /** By an update that changes nothing: "insert where not exists" inserted twice within one transaction on H2. */
    private boolean isKnown(long orderId) {
        return jdbc.sql("update order_trace set trace_parent = trace_parent where order_id = ?")
                        .param(orderId)
                        .update()
                == 1;
    }

    Optional<String> of(long orderId) {
        return jdbc.sql("select trace_parent from order_trace where order_id = ?")
                .param(orderId)
                .query(String.class)
                .optional();
    }

    /** A new span of the trace that the header names; of a new trace when there is none. */
    Span.Builder following(Map<String, String> headers) {
        return propagator.extract(headers, Map::get);
    }

    /** The span as others continue it, in the form of W3C Trace Context. */
    String parentOf(Span span) {
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, Map::put);
        return headers.getOrDefault(HEADER, "");
    }
}
