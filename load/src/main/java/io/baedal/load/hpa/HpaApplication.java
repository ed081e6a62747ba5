package io.baedal.load.hpa;

import io.baedal.load.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code load/hpa}: simulates the autoscalers with what was measured last, prints a table and draws {@code docs/hpa.svg};
 * {@code load/hpa measure} measures anew before.
 */
final class HpaApplication {

    private static final Path MEASURED = Suite.ROOT.resolve("load/hpa.csv");
    private static final Path PICTURE = Suite.ROOT.resolve("docs/hpa.svg");
    private static final String HEAD = "service,idle cores,cores per order/s,processor seconds to start";

    private HpaApplication() {}

    static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("measure")) {
            Files.write(
                    MEASURED,
                    Stream.concat(Stream.of(HEAD), Measurement.take().stream().map(Cost::line))
                            .toList());
        } else if (arguments.length > 0) {
            System.err.println("Usage: load/hpa [measure]");
            System.exit(2);
        }
        simulate();
        System.exit(0);
    }

    private static void simulate() throws IOException {
        Manifests manifests = Manifests.ofEks();
        LoadCurve load = LoadCurve.lunch();
        List<Course> courses = Files.readAllLines(MEASURED).stream()
                .skip(1)
                .map(line -> Simulation.run(Scaled.of(Cost.parse(line), manifests), load))
                .toList();
        System.out.println(new Report(load, courses).text());
        System.out.println();
        Files.writeString(PICTURE, new Picture(load, courses).svg());
        System.out.println("Drawn: " + Suite.ROOT.relativize(PICTURE));
    }
}
