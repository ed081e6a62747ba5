package io.baedal.load.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Where a moment is in the picture. What happens is drawn to one scale; the pauses in which nothing of the trace happens
 * are cut to the same small width, because people take their time and it says nothing.
 */
final class TimeAxis {

    static final double PAUSE = 48;

    private static final long SHORTEST_PAUSE = 40_000_000;
    private static final List<Long> SPACINGS =
            List.of(10_000_000L, 20_000_000L, 50_000_000L, 100_000_000L, 200_000_000L, 500_000_000L, 1_000_000_000L);
    private static final double NARROWEST_SPACING = 38;

    private final List<Stretch> stretches;
    private final double left;
    private final double perNano;

    /** A time in which something happens without a pause. */
    record Stretch(long begin, long end) {

        Stretch and(Stretch later) {
            return new Stretch(begin, Math.max(end, later.end));
        }
    }

    private TimeAxis(List<Stretch> stretches, double left, double right) {
        this.stretches = stretches;
        this.left = left;
        long busy = stretches.stream()
                .mapToLong(stretch -> stretch.end() - stretch.begin())
                .sum();
        this.perNano = (right - left - PAUSE * (stretches.size() - 1)) / busy;
    }

    static TimeAxis of(List<Stretch> busy, double left, double right) {
        List<Stretch> merged = new ArrayList<>();
        busy.stream().sorted(Comparator.comparingLong(Stretch::begin)).forEach(next -> {
            if (!merged.isEmpty() && next.begin() - merged.getLast().end() < SHORTEST_PAUSE) {
                merged.add(merged.removeLast().and(next));
            } else {
                merged.add(next);
            }
        });
        return new TimeAxis(List.copyOf(merged), left, right);
    }

    double x(long moment) {
        double x = left;
        for (Stretch stretch : stretches) {
            if (moment <= stretch.end()) {
                return x + Math.max(0, moment - stretch.begin()) * perNano;
            }
            x += (stretch.end() - stretch.begin()) * perNano + PAUSE;
        }
        return x - PAUSE;
    }

    /** The moments to name, each with its x and its milliseconds since the last of the zeros. */
    List<Entry<Double, Long>> ticks(List<Long> zeros) {
        long spacing = SPACINGS.stream()
                .filter(nanos -> nanos * perNano >= NARROWEST_SPACING)
                .findFirst()
                .orElse(SPACINGS.getLast());
        List<Entry<Double, Long>> ticks = new ArrayList<>();
        for (int i = 0; i < zeros.size(); i++) {
            long next = i + 1 < zeros.size() ? zeros.get(i + 1) : Long.MAX_VALUE;
            for (long moment = zeros.get(i); moment < next && isDrawn(moment); moment += spacing) {
                ticks.add(Map.entry(x(moment), (moment - zeros.get(i)) / 1_000_000));
            }
        }
        return ticks;
    }

    private boolean isDrawn(long moment) {
        return stretches.stream().anyMatch(stretch -> stretch.begin() <= moment && moment <= stretch.end());
    }

    /** The x at which each pause begins. */
    List<Double> pauses() {
        return stretches.stream()
                .limit(stretches.size() - 1)
                .map(stretch -> x(stretch.end()))
                .toList();
    }
}
