package io.baedal.load.bench;

import io.baedal.load.bench.Flow.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A round with what it cost. The cost has in it what is still done when the last answer was given: events on their way
 * belong to their orders, and to no round after.
 *
 * @param busy how much of the machine's processors was busy during the calls, by whomever
 * @param drainSeconds from the end of the calls until the subject was at rest
 */
record Trial(Round round, Map<String, Double> cpuMillis, double generatorMillis, double busy, double drainSeconds) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);

    /** Of one processor: more than nine idle JVMs use, and much less than they do with events on their way. */
    private static final double AT_REST = 0.25;

    private static final double NANOS_A_MILLI = 1e6;

    static Trial closed(Generator generator, Subject subject, Target target, int connections, Duration time) {
        return of(subject, () -> generator.closed(target, connections, time, Answers.UNSEEN));
    }

    static Trial of(Subject subject, Supplier<Round> calls) {
        Map<String, Double> before = subject.cpuMillis();
        double busyBefore = Machine.busyMillis();
        double generatorBefore = CpuTime.of(ProcessHandle.current()).ownMillis();
        long begin = System.nanoTime();
        Round round = calls.get();
        double generatorMillis = CpuTime.of(ProcessHandle.current()).ownMillis() - generatorBefore;
        double lasted = (System.nanoTime() - begin) / NANOS_A_MILLI;
        double busy = (Machine.busyMillis() - busyBefore) / lasted / Machine.PROCESSORS;
        double drainSeconds = rest(subject);
        Map<String, Double> millis = new LinkedHashMap<>();
        subject.cpuMillis().forEach((process, after) -> millis.put(process, after - before.getOrDefault(process, 0.0)));
        return new Trial(round, millis, generatorMillis, busy, drainSeconds);
    }

    /** Waits until nearly nothing is done any more; answers how long it took. */
    static double rest(Subject subject) {
        long begin = System.nanoTime();
        double used = Double.MAX_VALUE;
        while (used > AT_REST * LOOK_EVERY.toMillis() && System.nanoTime() - begin < LONGEST_DRAIN.toNanos()) {
            double before = Subject.total(subject.cpuMillis());
            pause();
            used = Subject.total(subject.cpuMillis()) - before;
        }
        return (System.nanoTime() - begin) / NANOS_A_MILLI / 1000;
    }

    static void pause() {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    /** Over all processes, without the generator. */
    double millisACall() {
        return Subject.total(cpuMillis) / Math.max(1, round.all());
    }

    double millisACall(String process) {
        return cpuMillis.getOrDefault(process, 0.0) / Math.max(1, round.all());
    }

    double generatorMillisACall() {
        return generatorMillis / Math.max(1, round.all());
    }
}
