package io.baedal.load.trace;

import io.baedal.load.Suite;
import io.baedal.load.trace.Journey.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code load/trace}: starts a suite of its own that sends its spans here, lets one order go its way, prints its trace
 * and draws it. Ends with 0 only if the trace is whole.
 */
public final class TraceApplication {

    /** The first orders wait for classes and connections, and show that instead of the way. */
    private static final int WARM_UP = 5;

    private TraceApplication() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Suite.ROOT.resolve(arguments.length == 0 ? "docs/trace.svg" : arguments[0]);
        try (Collector collector = new Collector()) {
            Delivered delivered = deliver(collector);
            Trace trace = Trace.of(delivered.order(), collector.spans());
            System.out.println(trace.table());
            List<String> faults = trace.faults();
            if (!faults.isEmpty()) {
                System.err.println(
                        "The trace of order " + trace.order() + " is not whole: " + String.join(", ", faults));
                System.exit(1);
            }
            Files.writeString(file, Picture.of(trace, delivered.steps()));
            System.out.println("Drawn in " + file);
        }
    }

    /** Returns when the suite has ended: whoever ends sends the last of its spans. */
    private static Delivered deliver(Collector collector) {
        try (Suite suite = Suite.prepare()) {
            suite.set("SPRING_PROFILES_ACTIVE", "tracing");
            suite.set("BAEDAL_TRACES_URL", collector.address());
            suite.up();
            for (int i = 0; i < WARM_UP; i++) {
                Journey.of(suite);
            }
            return Journey.of(suite);
        }
    }
}
