package io.baedal.load.hpa;

import java.util.List;

/** Orders a second over a lunch peak, which is shorter and steeper here than a day's. Times are seconds. */
record LoadCurve(double before, List<Phase> phases) {

    /** The level is reached in the phase's first {@code ramp} seconds and kept until its end. */
    record Phase(String name, int seconds, int ramp, double level) {}

    static LoadCurve lunch() {
        return new LoadCurve(
                3,
                List.of(
                        new Phase("quiet", 120, 0, 3),
                        new Phase("rise", 480, 480, 9),
                        new Phase("hold", 360, 0, 9),
                        new Phase("spike", 180, 30, 16),
                        new Phase("back", 180, 30, 9),
                        new Phase("fall", 300, 300, 3),
                        new Phase("after", 780, 0, 3)));
    }

    int seconds() {
        return phases.stream().mapToInt(Phase::seconds).sum();
    }

    /** The second at which a phase begins. */
    int beginOf(Phase phase) {
        return phases.stream()
                .takeWhile(earlier -> earlier != phase)
                .mapToInt(Phase::seconds)
                .sum();
    }

    int endOf(Phase phase) {
        return beginOf(phase) + phase.seconds();
    }

    double most() {
        return phases.stream().mapToDouble(Phase::level).max().orElseThrow();
    }

    /** Also before the first phase and after the last. */
    double at(int second) {
        double level = before;
        int begin = 0;
        for (Phase phase : phases) {
            if (second < begin + phase.seconds()) {
                double done = phase.ramp() == 0 ? 1 : Math.clamp((second - begin) / (double) phase.ramp(), 0, 1);
                return second < 0 ? before : level + done * (phase.level() - level);
            }
            begin += phase.seconds();
            level = phase.level();
        }
        return level;
    }
}
