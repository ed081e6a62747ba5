package io.baedal.load.bench;

import io.baedal.load.Storage;
import io.baedal.load.bench.Flow.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ten minutes at half of the most: whether the memory grows, and how H2's files do. */
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
        List<Double> files = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            field.generator()
                    .open(ours.orders(), OpenPart.CONNECTIONS, perSecond, Duration.ofMinutes(1), Answers.UNSEEN);
            mebibytes.add(Subject.total(ours.mebibytes()));
            files.add(files(ours));
        }
        figures.begin("Ten minutes of orders");
        tell(figures, "memory", mebibytes);
        if (field.storage() == Storage.H2) {
            tell(figures, "files", files);
        }
        figures.add("ours", GROWTH, mebibytes.getLast() / mebibytes.get(SETTLED - 1) - 1, "times");
    }

    private static void tell(Figures figures, String what, List<Double> mebibytes) {
        for (int minute = 1; minute <= MINUTES; minute++) {
            figures.add("ours", what + " after minute " + minute, mebibytes.get(minute - 1), "MiB");
        }
    }

    /** MiB; none where the database is a server. */
    private static double files(Ours ours) {
        try (Stream<Path> files = Files.walk(ours.suite().data())) {
            return files.filter(file -> file.toString().endsWith(".mv.db"))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / (double) (1 << 20);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
