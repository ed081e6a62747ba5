package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Aggregate.Said;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Reactions.Reaction;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a real tracer, as the profile {@code tracing} brings it. */
@Tag("database")
class OrderTracesTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant SAID = Instant.parse("2026-11-22T06:29:18.983Z");

    private static final RecordMetadata ACKNOWLEDGED =
            new RecordMetadata(new TopicPartition(Event.EVENTS_TOPIC, 0), 0, 0, 0, 0, 0);

    private final List<SpanData> ended = new ArrayList<>();
    private final io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Ended(ended)))
            .build()
            .get("test");
    private final PlatformDatabase database = new PlatformDatabase();
    private final Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), _ -> {});
    private final OrderTraces traces = new OrderTraces(
            database.jdbc,
            tracer,
            new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEventLeavesInTheTraceInWhichTheOrderWasFirstSpokenOf() {
        String first = inASpan(() -> traces.said(said()));
        String second = inASpan(() -> traces.said(said()));

        assertThat(traceOf(sent())).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void whatAReactionSaysLaterStaysInTheTraceOfTheEvent() {
        Reactions reactions = new TracedEvents(traces, tracer).around(_ -> () -> {}, List.of(heard()));

        reactions.to(event()).run();
        inASpan(() -> traces.said(said()));

        assertThat(traceOf(sent())).isEqualTo(TRACE);
    }

    @Test
    void aReactionMaySaySomethingAtOnce() {
        Reactions reactions = new TracedEvents(traces, tracer).around(_ -> () -> traces.said(said()), List.of(heard()));

        database.transaction.executeWithoutResult(_ -> reactions.to(event()).run());

        assertThat(traceOf(sent())).isEqualTo(TRACE);
        assertThat(database.count("order_trace")).isEqualTo(1);
    }

    @Test
    void aReactionRunsInASpanOfTheTraceOfItsEvent() {
        String[] seen = new String[1];
        Reactions reactions = new TracedEvents(traces, tracer)
                .around(_ -> () -> seen[0] = tracer.currentSpan().context().traceId(), List.of(heard()));

        reactions.to(event()).run();

        assertThat(seen[0]).isEqualTo(TRACE);
    }

    @Test
    void whatDoesNotConcernAServiceStillDoesNot() {
        Reactions reactions = new TracedEvents(traces, tracer).around(_ -> Reaction.NONE, List.of(heard()));

        assertThat(reactions.to(event())).isSameAs(Reaction.NONE);
    }

    @Test
    void anOrderOfBeforeIsSentWithoutATrace() {
        assertThat(sent().headers().lastHeader(OrderTraces.HEADER)).isNull();
    }

    @Test
    void anEventLiesInTheOutboxFromWhenItWasSaidUntilTheBrokerHasIt() {
        Reactions reactions = new TracedEvents(traces, tracer).around(_ -> () -> {}, List.of(heard()));
        reactions.to(event()).run();
        TracedSending sending = new TracedSending(traces);

        ProducerRecord<String, byte[]> message = sending.onSend(message(Map.of("occurredAt", SAID.toString())));
        assertThat(spansOfTheOutbox()).isEmpty();
        sending.onSuccess(message, ACKNOWLEDGED);

        assertThat(spansOfTheOutbox()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId())
                    .isEqualTo(ended.getFirst().getSpanId())
                    .isNotEqualTo(SpanId.getInvalid());
            assertThat(span.getStartEpochNanos()).isEqualTo(SAID.toEpochMilli() * 1_000_000);
            assertThat(span.getEndEpochNanos()).isGreaterThan(span.getStartEpochNanos());
            assertThat(Received.header(message.headers(), OrderTraces.HEADER)).contains(span.getSpanId());
        });
    }

    @Test
    void aTryThatFailsLeavesNoSpan() {
        inASpan(() -> traces.said(said()));
        TracedSending sending = new TracedSending(traces);
        Map<String, String> headers = Map.of("occurredAt", SAID.toString());

        sending.onError(sending.onSend(message(headers)), ACKNOWLEDGED, new TimeoutException());
        sending.onSuccess(sending.onSend(message(headers)), ACKNOWLEDGED);

        assertThat(spansOfTheOutbox()).hasSize(1);
    }

    @Test
    void whatADemoSaysOfYesterdayHasNotWaitedSinceThen() {
        inASpan(() -> traces.said(said()));
        TracedSending sending = new TracedSending(traces);

        sending.onSuccess(
                sending.onSend(message(Map.of(
                        "occurredAt", SAID.toString(), CorrelationId.MDC_KEY, "past-" + SAID.toEpochMilli() + "-7"))),
                ACKNOWLEDGED);

        assertThat(spansOfTheOutbox())
                .singleElement()
                .satisfies(
                        span -> assertThat(span.getStartEpochNanos()).isGreaterThan(SAID.toEpochMilli() * 1_000_000));
    }

    @Test
    void aCallIsCalledByItsClient() {
        Observation.Context call = new Observation.Context();
        call.setContextualName("HTTP POST");
        call.addLowCardinalityKeyValue(KeyValue.of("clientName", "io.baedal.order.PaymentClient"));

        assertThat(new TracingConfiguration().callsByClient().map(call).getContextualName())
                .isEqualTo("HTTP POST PaymentClient");
    }

    private List<SpanData> spansOfTheOutbox() {
        return ended.stream()
                .filter(span -> span.getName().equals("outbox PickedUp"))
                .toList();
    }

    private String inASpan(Runnable work) {
        Span span = tracer.nextSpan().start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } finally {
            span.end();
        }
        return span.context().traceId();
    }

    private ProducerRecord<String, byte[]> sent() {
        return new TracedSending(traces).onSend(message(Map.of()));
    }

    private static ProducerRecord<String, byte[]> message(Map<String, String> headers) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Event.EVENTS_TOPIC, "7", new byte[0]);
        message.headers().add("type", "PickedUp".getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static String traceOf(ProducerRecord<String, byte[]> message) {
        return String.valueOf(Received.header(message.headers(), OrderTraces.HEADER))
                .split("-")[1];
    }

    private static ConsumerRecord<String, byte[]> heard() {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(Event.EVENTS_TOPIC, 0, 0, "7", new byte[0]);
        message.headers().add("type", "PickedUp".getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add(OrderTraces.HEADER, ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static Said said() {
        return new Said(event(), 1);
    }

    private static Event event() {
        return new PickedUp(1, 7, 1, "kim", "PICKED_UP", Instant.EPOCH);
    }

    /** Where spans go when they end. */
    private record Ended(List<SpanData> spans) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
