package io.baedal.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process has of the memory, as Linux counts it in {@code /proc/<pid>/status}; shared pages count for each. */
final class Memory {

    private static final double KIB_A_MIB = 1024;

    private Memory() {}

    static double mebibytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                .sum();
    }

    static double ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(Memory::of)
                .sum();
    }

    private static double of(ProcessHandle process) {
        try {
            return mebibytes(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
        } catch (IOException gone) {
            return 0;
        }
    }
}
