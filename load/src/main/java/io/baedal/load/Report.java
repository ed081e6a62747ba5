package io.baedal.load;

import io.baedal.load.Mutations.Mutation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a run, printed line by line as the drills end; a row that is red says why. */
final class Report {

    private static final String ROW = "| %-46s | %6s | %6s | %-2s | %-2s | %-2s | %-2s | %-2s | %-2s | %-4s | %4s |%n";
    private static final int MOST_REASONS = 8;
    private static final int MOST_REASONS_OF_A_MUTATION = 2;

    private final PrintStream out = System.out;
    private final long begin = System.nanoTime();
    private final List<Result> results = new ArrayList<>();
    private final List<String> survivors = new ArrayList<>();
    private int mutations;

    Report(Storage storage) {
        out.println("On " + storage);
        Stream.of(Invariant.values()).forEach(each -> out.println(each + " " + each.text()));
        out.println();
        out.printf(ROW, "case", "orders", "faults", "I1", "I2", "I3", "I4", "I5", "I6", "", "s");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    void add(Result result) {
        results.add(result);
        print(result.name(), result, result.passed() ? "PASS" : "FAIL");
        result.measured().forEach(figure -> out.println("    " + figure));
        if (!result.passed()) {
            result.wrong().stream().limit(MOST_REASONS).forEach(reason -> out.println("    " + reason));
        }
        out.flush();
    }

    /** Here a failure is what is wanted, and for the right reason. */
    void add(Mutation mutation, Result result) {
        mutations++;
        boolean noticed = mutation.isNoticedIn(result);
        print("without: " + mutation.guard() + " → " + result.name(), result, noticed ? "red" : "!!");
        if (!noticed) {
            survivors.add(mutation.guard());
        }
        result.wrong().stream().limit(MOST_REASONS_OF_A_MUTATION).forEach(reason -> out.println("    " + reason));
        out.flush();
    }

    /** A case that this run does not show. */
    void leaveOut(String name, String reason) {
        out.printf("| %-46s | not run: %s%n", name, reason);
    }

    private void print(String name, Result result, String verdict) {
        List<String> marks = Stream.of(Invariant.values())
                .map(each -> result.violations().getOrDefault(each, List.of()).isEmpty() ? "ok" : "NO")
                .toList();
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                result.orders(),
                result.faults(),
                marks.get(0),
                marks.get(1),
                marks.get(2),
                marks.get(3),
                marks.get(4),
                marks.get(5),
                verdict,
                result.took().toSeconds());
    }

    void print() {
        out.println();
        out.printf(
                "%d cases, %d passed; %d orders, %d faults; %d guards switched off, %d noticed; %d s on %d cores%n",
                results.size(),
                results.stream().filter(Result::passed).count(),
                results.stream().mapToInt(Result::orders).sum(),
                results.stream().mapToInt(Result::faults).sum(),
                mutations,
                mutations - survivors.size(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                Runtime.getRuntime().availableProcessors());
        if (!survivors.isEmpty()) {
            out.println("Nobody noticed: " + survivors.stream().collect(Collectors.joining(", ")));
        }
    }

    boolean isGreen() {
        return survivors.isEmpty() && results.stream().allMatch(Result::passed);
    }
}
