package io.baedal.load.trace;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one service did within a trace. Times are nanoseconds of the epoch; the first span of a trace has no parent. */
record Span(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        long begin,
        long end,
        Map<String, String> attributes) {

    static Span of(String service, io.opentelemetry.proto.trace.v1.Span sent) {
        HexFormat hex = HexFormat.of();
        return new Span(
                hex.formatHex(sent.getTraceId().toByteArray()),
                hex.formatHex(sent.getSpanId().toByteArray()),
                hex.formatHex(sent.getParentSpanId().toByteArray()),
                service,
                sent.getName(),
                sent.getStartTimeUnixNano(),
                sent.getEndTimeUnixNano(),
                attributes(sent.getAttributesList()));
    }

    static Map<String, String> attributes(List<io.opentelemetry.proto.common.v1.KeyValue> sent) {
        return sent.stream()
                .collect(Collectors.toMap(
                        io.opentelemetry.proto.common.v1.KeyValue::getKey,
                        each -> each.getValue().getStringValue(),
                        (_, last) -> last));
    }

    boolean isOf(long order) {
        return String.valueOf(order).equals(attributes.get("order.id"));
    }

    boolean isFirst() {
        return parent.isEmpty();
    }

    Duration duration() {
        return Duration.ofNanos(end - begin);
    }
}
