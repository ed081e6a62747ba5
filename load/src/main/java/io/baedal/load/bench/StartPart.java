package io.baedal.load.bench;

import io.baedal.load.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code make up} of what is built, until everything is healthy: cold, when no process of this build has ended yet and no
 * data are there, and warm, when the classes are written down and the data are those of the start before.
 */
final class StartPart implements Part {

    static final String COLD = "cold";
    static final String WARM = "warm";

    private static final Path APPS = Suite.ROOT.resolve("run/app");
    private static final double NANOS_A_SECOND = 1e9;
    private static final double MILLIS_A_SECOND = 1e3;

    private record Start(double seconds, double scriptMillis, Map<String, Double> millis) {

        /** With what the script and its children used. */
        double cpuSeconds() {
            return (scriptMillis + Subject.total(millis)) / MILLIS_A_SECOND;
        }

        double cpuSeconds(String process) {
            return millis.getOrDefault(process, 0.0) / MILLIS_A_SECOND;
        }
    }

    @Override
    public String name() {
        return "start";
    }

    /** A minute for a cold start with its end, half of that for a warm one. */
    @Override
    public Duration length(Plan plan) {
        return Duration.ofSeconds(90).multipliedBy(plan.rounds());
    }

    static String seconds(String kind) {
        return "until healthy, " + kind;
    }

    static String cpuSeconds(String kind) {
        return "CPU until healthy, " + kind;
    }

    static String cpuSeconds(String kind, String process) {
        return "of that, " + kind + ": " + process;
    }

    @Override
    public void measure(Field field, Figures figures) {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            forgetClasses();
            try (Ours ours = Ours.prepare(field.storage())) {
                starts.computeIfAbsent(COLD, _ -> new ArrayList<>()).add(start(ours));
                ours.suite().run(List.of("scripts/suite", "down"), 120);
                starts.computeIfAbsent(WARM, _ -> new ArrayList<>()).add(start(ours));
            }
        }
        figures.begin("Start");
        starts.forEach((kind, each) -> tell(figures, kind, each));
    }

    private static Start start(Ours ours) {
        Map<String, Double> before = ours.cpuMillis();
        double scriptBefore = CpuTime.of(ProcessHandle.current()).endedChildrenMillis();
        long begin = System.nanoTime();
        ours.suite().up();
        double seconds = (System.nanoTime() - begin) / NANOS_A_SECOND;
        Map<String, Double> millis = new LinkedHashMap<>();
        ours.cpuMillis().forEach((process, after) -> millis.put(process, after - before.getOrDefault(process, 0.0)));
        return new Start(seconds, CpuTime.of(ProcessHandle.current()).endedChildrenMillis() - scriptBefore, millis);
    }

    private static void tell(Figures figures, String kind, List<Start> starts) {
        figures.add("ours", seconds(kind), starts.stream().map(Start::seconds).toList(), "s");
        figures.add(
                "ours", cpuSeconds(kind), starts.stream().map(Start::cpuSeconds).toList(), "s");
        Ours.SERVICES.forEach(process -> figures.add(
                "ours",
                cpuSeconds(kind, process),
                starts.stream().map(start -> start.cpuSeconds(process)).toList(),
                "s"));
    }

    /** A process that still has one open keeps it. */
    private static void forgetClasses() {
        if (!Files.exists(APPS)) {
            return;
        }
        try (Stream<Path> archives = Files.find(APPS, 2, (file, _) -> file.endsWith("classes.jsa"))) {
            for (Path archive : archives.toList()) {
                Files.delete(archive);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
