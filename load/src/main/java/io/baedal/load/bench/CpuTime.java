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

    static CpuTime of(ProcessHandle process) {
        try {
            return parse(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat")));
        } catch (IOException gone) {
            return NONE;
        }
    }
}
