package io.baedal.load.bench;

import io.baedal.load.bench.Flow.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Latency at a fixed rate of arrivals, half of what was the most before and four fifths of it. */
final class OpenPart implements Part {

    static final int[] PERCENT = {50, 80};

    /** A call that finds all of them busy waits, and its latency has that in it. */
    static final int CONNECTIONS = 256;

    @Override
    public String name() {
        return "open";
    }

    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(PERCENT.length * 3).multipliedBy(3).dividedBy(2);
    }

    static String percentile(int percentile, int percent) {
        return "p" + percentile + " at " + percent + " % of the most";
    }

    static String failed(int percent) {
        return "failed at " + percent + " % of the most";
    }

    private record Step(Subject subject, int percent) {}

    @Override
    public void measure(Field field, Figures figures) {
        Map<Subject, Double> peaks = new LinkedHashMap<>();
        field.all().forEach(subject -> peaks.put(subject, field.peak(subject, figures)));
        Rounds<Step> trials = new Rounds<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            for (int percent : PERCENT) {
                peaks.forEach((subject, peak) ->
                        trials.add(new Step(subject, percent), at(field, subject, peak * percent / 100)));
            }
        }
        figures.begin("Orders, open loop");
        peaks.forEach((subject, peak) -> figures.add(subject.name(), "the most", peak, "orders/s"));
        trials.forEach((step, each) -> tell(figures, step.subject().name(), step.percent(), each));
    }

    private static Trial at(Field field, Subject subject, double perSecond) {
        Duration time = field.plan().round();
        return Trial.of(
                subject, () -> field.generator().open(subject.orders(), CONNECTIONS, perSecond, time, Answers.UNSEEN));
    }

    private static void tell(Figures figures, String subject, int percent, List<Trial> trials) {
        for (int percentile : new int[] {50, 99}) {
            figures.add(
                    subject,
                    percentile(percentile, percent),
                    OrdersPart.each(trials, trial -> trial.round().millis(percentile)),
                    "ms");
        }
        figures.add(
                subject,
                failed(percent),
                OrdersPart.each(trials, trial -> trial.round().failed()),
                "calls");
    }
}
