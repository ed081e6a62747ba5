package io.baedal.load.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts how often the woven places are passed, and lets the faults strike. Public, because code of the services calls
 * it. What struck is written to a file first: a halted JVM cannot tell any more.
 */
public final class Passages {

    private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    private static volatile List<Fault> armed = List.of();
    private static volatile Path strikes = Path.of("");

    private Passages() {}

    /** From now on these may strike, and all places are counted from one. */
    static void arm(List<Fault> faults, Path file) {
        armed = List.of();
        COUNTS.clear();
        strikes = file;
        armed = faults;
    }

    /** Called by the woven code. */
    public static void passed(String place) {
        List<Fault> faults = armed;
        if (faults.isEmpty()) {
            return;
        }
        int passage = COUNTS.computeIfAbsent(place, _ -> new AtomicInteger()).incrementAndGet();
        for (Fault fault : faults) {
            if (fault.place().equals(place) && fault.strikesAt(passage)) {
                strike(fault);
            }
        }
    }

    private static void strike(Fault fault) {
        tell(fault);
        switch (fault.kind()) {
            case HALT -> Runtime.getRuntime().halt(137);
            case PAUSE -> standStill(Duration.ofMillis(Long.parseLong(fault.value())));
            case FAIL -> throw new IllegalStateException("a drill lets this fail: " + fault);
            case RETURN, SHIFT -> {}
        }
    }

    private static void standStill(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void tell(Fault fault) {
        try (OutputStream file = new FileOutputStream(strikes.toFile(), true)) {
            file.write((fault + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
