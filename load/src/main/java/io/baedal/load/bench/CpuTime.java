package io.baedal.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time that a process has had of the processors, and its children with it, as Linux counts it in
 * {@code /proc/<pid>/stat}: in hundredths of a second.
 */
record CpuTime(double ownMillis, double endedChildrenMillis) {

    static final CpuTime NONE = new CpuTime(0, 0);

    /** What {@code getconf CLK_TCK} says on every Linux that runs a JDK 25. */
    private static final double MILLIS_A_TICK = 10;

    /** Counted behind the command's name, which is in brackets and may hold anything. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /** Of one process, and of those of its children that have ended and been waited for. */
    static CpuTime parse(String stat) {
        List<String> fields =
                List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "));
        return new CpuTime(
                ticks(fields, USER) + ticks(fields, SYSTEM),
                ticks(fields, CHILDREN_USER) + ticks(fields, CHILDREN_SYSTEM));
    }

    private static double ticks(List<String> fields, int index) {
        return Long.parseLong(fields.get(index)) * MILLIS_A_TICK;
    }

    /** Of a process with all that it started, running or ended; what has gone meanwhile counts as nothing. */
    static double ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(CpuTime::of)
                .mapToDouble(time -> time.ownMillis + time.endedChildrenMillis)
                .sum();
    }

    /** Of the threads in which a JVM compiles; it ends some when they have nothing to do, and their time is gone. */
    static double ofCompilers(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(folder(process).resolve("task"))) {
            return threads.filter(CpuTime::compiles)
                    .mapToDouble(thread -> of(thread).ownMillis)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    static CpuTime of(ProcessHandle process) {
        return of(folder(process));
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", String.valueOf(process.pid()));
    }

    private static boolean compiles(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains(" CompilerThre");
        } catch (IOException gone) {
            return false;
        }
    }

    private static CpuTime of(Path processOrThread) {
        try {
            return parse(Files.readString(processOrThread.resolve("stat")));
        } catch (IOException gone) {
            return NONE;
        }
    }
}
