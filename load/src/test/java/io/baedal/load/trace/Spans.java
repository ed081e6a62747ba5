package io.baedal.load.trace;

import java.util.Map;

/** Spans of one trace in which nothing takes long: name, parent and milliseconds are all that differs. */
final class Spans {

    static final long BEGIN = 1_800_000_000_000_000_000L;

    private Spans() {}

    static Span of(String service, String name, String parent, long begin, long end) {
        return new Span(
                "trace",
                service + " " + name,
                parent,
                service,
                name,
                BEGIN + begin * 1_000_000,
                BEGIN + end * 1_000_000,
                Map.of("order.id", "7"));
    }
}
