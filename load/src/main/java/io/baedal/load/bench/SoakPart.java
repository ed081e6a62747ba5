package io.baedal.load.bench;

import io.baedal.load.bench.Flow.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ten minutes at half of the most: whether the memory grows. */
final class SoakPart implements Part {

    static final String GROWTH = "growth of memory from minute 2 to 10";

    private static final int MINUTES = 10;

    /** By then the heaps have their size. */
    private static final int SETTLED = 2;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public Duration length(Plan plan) {
        return Duration.ofMinutes(MINUTES);
    }

    @Override
    public boolean isUsual() {
        return false;
    }

    @Override
    public void measure(Field field, Figures figures) {
        Ours ours = field.ours();
        double perSecond = field.peak(ours, figures) / 2;
        List<Double> mebibytes = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            field.generator()
                    .open(ours.orders(), OpenPart.CONNECTIONS, perSecond, Duration.ofMinutes(1), Answers.UNSEEN);
            mebibytes.add(Subject.total(ours.mebibytes()));
        }
        figures.begin("Ten minutes of orders");
        for (int minute = 1; minute <= MINUTES; minute++) {
            figures.add("ours", "memory after minute " + minute, mebibytes.get(minute - 1), "MiB");
        }
        figures.add("ours", GROWTH, mebibytes.getLast() / mebibytes.get(SETTLED - 1) - 1, "times");
    }
}
