package io.baedal.load.bench;

import io.baedal.load.Storage;
import io.baedal.load.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** {@code make bench}: measures the parts that are named, or all but the long ones, and says which targets are met. */
public final class BenchApplication {

    private static final Path RESULTS = Suite.ROOT.resolve("target");

    /** Starts come first, while nobody else runs. */
    private static final List<Part> PARTS = List.of(
            new StartPart(),
            new CommitsPart(),
            new OrdersPart(),
            new OpenPart(),
            new LagPart(),
            new ReadsPart(),
            new StreamsPart(),
            new RebuildPart(),
            new SizesPart(),
            new SoakPart());

    private BenchApplication() {}

    public static void main(String[] arguments) {
        List<String> names = Arrays.asList(arguments);
        List<Part> chosen = PARTS.stream()
                .filter(part -> names.isEmpty() ? part.isUsual() : names.contains(part.name()))
                .toList();
        if (chosen.isEmpty() || chosen.size() < names.stream().distinct().count()) {
            System.err.println("No such part. There are: "
                    + String.join(", ", PARTS.stream().map(Part::name).toList()));
            System.exit(2);
        }
        run(Storage.chosen(), Plan.chosen(), chosen);
        System.exit(0);
    }

    private static void run(Storage storage, Plan plan, List<Part> parts) {
        Duration length =
                parts.stream().map(part -> part.length(plan)).reduce(Field.warmUpLength(plan), Duration::plus);
        System.out.printf(
                "On %s, %d processors; up to %d minutes: %s%n",
                storage,
                Machine.PROCESSORS,
                length.toMinutes() + 1,
                String.join(", ", parts.stream().map(Part::name).toList()));
        Figures figures = new Figures(System.out);
        try (Field field = new Field(storage, plan)) {
            parts.forEach(part -> part.measure(field, figures));
        }
        Results results = Results.of(storage, plan, figures);
        Verdict.print(results.targets());
        results.write(RESULTS);
        System.out.println("Written: target/bench.json and target/bench.svg");
    }
}
