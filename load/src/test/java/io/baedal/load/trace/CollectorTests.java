package io.baedal.load.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTests {

    private final Collector collector = new Collector();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        collector.close();
        http.close();
    }

    @Test
    void keepsWhatItIsSent() throws Exception {
        assertThat(post(request(), "identity")).isEqualTo(200);

        assertThat(collector.spans())
                .containsExactly(
                        new Span("0a0b", "01ff", "", "order", "outbox Ordered", 5_000, 9_000, Map.of("order.id", "7")));
    }

    @Test
    void readsWhatIsPacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(request());
        }

        assertThat(post(packed.toByteArray(), "gzip")).isEqualTo(200);

        assertThat(collector.spans())
                .singleElement()
                .satisfies(span -> assertThat(span.isOf(7)).isTrue());
    }

    private int post(byte[] body, String encoding) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(collector.address()))
                                .header("Content-Type", "application/x-protobuf")
                                .header("Content-Encoding", encoding)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] request() {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "order")))
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(io.opentelemetry.proto.trace.v1.Span.newBuilder()
                                        .setTraceId(ByteString.fromHex("0a0b"))
                                        .setSpanId(ByteString.fromHex("01ff"))
                                        .setName("outbox Ordered")
                                        .setStartTimeUnixNano(5_000)
                                        .setEndTimeUnixNano(9_000)
                                        .addAttributes(attribute("order.id", "7")))))
                .build()
                .toByteArray();
    }

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
