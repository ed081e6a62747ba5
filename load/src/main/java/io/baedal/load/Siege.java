package io.baedal.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * siege, as Debian has it and the cluster runs it: users who ask one address after the other, half a second apart, and wait
 * 12 s for an answer.
 */
final class Siege implements AutoCloseable {

    private static final Path SETTINGS = Suite.ROOT.resolve("kubernetes/components/load/siegerc");

    /** Long enough for every drill; whoever lays a siege ends it. */
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private static final String INTERRUPT = "INT";

    private final Process process;
    private final Path addresses;
    private final Path output;

    private Siege(Process process, Path addresses, Path output) {
        this.process = process;
        this.addresses = addresses;
        this.output = output;
    }

    /**
     * What came of it. A failure is a broken connection, no answer in time, or a status of 400 and more; the average is
     * that of the answered.
     */
    record Outcome(long answered, long failed, double meanSeconds, double longestSeconds) {

        long attempts() {
            return answered + failed;
        }

        /** In percent. */
        double availability() {
            return 100.0 * answered / Math.max(1, attempts());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "siege: %.2f %% of %d; %d failed; %.2f s on average, %.2f s at most",
                    availability(),
                    attempts(),
                    failed,
                    meanSeconds,
                    longestSeconds);
        }
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "siege")));
    }

    /** Each of {@code urls} is as siege reads it: an address, and for a POST the word and the body. */
    static Siege lay(Account account, int users, List<String> urls) {
        try {
            Path addresses = Files.write(Files.createTempFile("siege", ".urls"), urls);
            Path output = Files.createTempFile("siege", ".json");
            Process process = new ProcessBuilder(
                            "siege",
                            "--rc=" + SETTINGS,
                            "--concurrent=" + users,
                            "--delay=1",
                            "--time=" + AT_MOST.toSeconds() + "S",
                            "--content-type=application/json",
                            "--header=Authorization: Bearer " + account.token(),
                            "--file=" + addresses)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Siege(process, addresses, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Outcome lift() {
        try {
            end();
            String said = Files.readString(output);
            JsonNode figures = JsonMapper.shared().readTree(said.substring(said.indexOf('{')));
            return new Outcome(
                    figures.path("transactions").asLong(),
                    figures.path("failed_transactions").asLong(),
                    figures.path("response_time").asDouble(),
                    figures.path("longest_transaction").asDouble());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void end() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + INTERRUPT, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            end();
            Files.deleteIfExists(addresses);
            Files.deleteIfExists(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
