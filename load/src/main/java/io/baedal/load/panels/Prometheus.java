package io.baedal.load.panels;

import io.baedal.load.Suite;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Prometheus that is installed, as a process of our own with the configuration of compose: only the addresses of the
 * services are another suite's. Its folder goes with it.
 */
final class Prometheus implements AutoCloseable {

    static final Path ALERTS = Suite.ROOT.resolve("kubernetes/components/observability/alerts.yml");

    private static final Path CONFIGURATION = Suite.ROOT.resolve("containers/prometheus.yml");
    private static final int SECONDS_TO_STOP = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address = "127.0.0.1:" + Suite.freePort();
    private final Path folder;
    private final Process process;

    private Prometheus(Path folder) throws IOException {
        this.folder = folder;
        this.process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static boolean isInstalled() {
        try {
            run("prometheus", "--version");
            run("promtool", "--version");
            return true;
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    /** What promtool says of our rules and of their tests; it has found no mistake. */
    static String checkRules() {
        return run("promtool", "check", "rules", ALERTS.toString())
                + run(
                        "promtool",
                        "test",
                        "rules",
                        ALERTS.resolveSibling("alerts-test.yml").toString());
    }

    /** Returns when it has looked at every service. */
    static Prometheus watching(Suite suite) {
        try {
            Path folder = Files.createTempDirectory("baedal-prometheus");
            Files.writeString(folder.resolve("prometheus.yml"), configuration(suite));
            run("promtool", "check", "config", folder.resolve("prometheus.yml").toString());
            Prometheus started = new Prometheus(folder);
            Awaitility.await("Prometheus to see all services")
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> started.query("up == 1").size() == Suite.SERVICES.size() + 3);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String configuration(Suite suite) throws IOException {
        String text = Files.readString(CONFIGURATION).replace("/etc/prometheus/alerts.yml", ALERTS.toString());
        for (String service : List.of("order", "store", "delivery", "payment", "dashboard", "identity", "frontend")) {
            text = text.replaceFirst("\"" + service + ":\\d+\"", "\"127.0.0.1:" + suite.port(service) + "\"");
        }
        return text.replaceFirst("\"gateway:\\d+\"", "\"127.0.0.1:" + suite.port("gateway_management") + "\"");
    }

    /**
     * The series that a query has now, each with its newest value.
     *
     * @throws IllegalArgumentException with Prometheus' own words when it does not take the query
     */
    List<JsonNode> query(String expression) {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result")
                .valueStream()
                .toList();
    }

    /** The alerts as it has evaluated them itself. */
    List<JsonNode> alerts() {
        return ask("rules?type=alert")
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private JsonNode ask(String path) {
        try {
            JsonNode answer = JsonMapper.shared()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/" + path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            if (!answer.path("status").asString().equals("success")) {
                throw new IllegalArgumentException(answer.path("error").asString());
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + printed);
            }
            return printed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
