package io.baedal.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The whole machine, whoever uses it. */
final class Machine {

    static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final double MILLIS_A_TICK = 10;

    /** Of the times in {@code /proc/stat}: user, nice, system, (idle, waiting for disks,) interrupts, soft interrupts, stolen. */
    private static final int COUNTED = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;

    private Machine() {}

    /** Since the machine was started, over all processors. */
    static double busyMillis() {
        try {
            return busyMillis(Files.readString(Path.of("/proc/stat")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static double busyMillis(String stat) {
        long[] ticks = Arrays.stream(stat.lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("cpu +", "")
                        .split(" "))
                .limit(COUNTED)
                .mapToLong(Long::parseLong)
                .toArray();
        return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING]) * MILLIS_A_TICK;
    }
}
