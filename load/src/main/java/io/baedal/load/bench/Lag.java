package io.baedal.load.bench;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long after the answer to an order its row was seen first, by one watcher. A row that was seen before the
 * answer has a lag of nothing. Answers and rows come on the generator's one thread.
 */
final class Lag implements Lines.Rows {

    private static final long NANOS_A_MICRO = 1000;
    private static final double MICROS_A_MILLI = 1000;
    private static final int DIGITS = 3;

    private final Map<Long, Long> answered = new HashMap<>();
    private final Map<Long, Long> seenFirst = new HashMap<>();

    /** The id is at the end of the answer's Location. */
    void answered(HttpResponse response, long nanos) {
        String location = response.headers().get(HttpHeaderNames.LOCATION);
        answered.put(Long.parseLong(location.substring(location.lastIndexOf('/') + 1)), nanos);
    }

    @Override
    public void seen(long orderId, long nanos) {
        seenFirst.putIfAbsent(orderId, nanos);
    }

    /** For another round. */
    void forget() {
        answered.clear();
        seenFirst.clear();
    }

    /** Orders of which no row was seen. */
    long unseen() {
        return answered.keySet().stream()
                .filter(order -> !seenFirst.containsKey(order))
                .count();
    }

    static double millis(List<Lag> watchers, double percentile) {
        Histogram micros = new Histogram(DIGITS);
        watchers.forEach(watcher -> watcher.addTo(micros));
        return micros.getValueAtPercentile(percentile) / MICROS_A_MILLI;
    }

    private void addTo(Histogram micros) {
        answered.forEach((order, nanos) -> {
            Long seen = seenFirst.get(order);
            if (seen != null) {
                micros.recordValue(Math.max(0, seen - nanos) / NANOS_A_MICRO);
            }
        });
    }
}
