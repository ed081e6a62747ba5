package io.baedal.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the repository itself says, so that the rules name no service and no port: a new service is checked at once. */
final class Repository {

    private static final Path ROOT = Path.of("..");

    private Repository() {}

    /** The modules that are Spring services, by the configuration that each of them has. */
    static List<String> services() {
        return modules().stream()
                .filter(module -> Files.exists(configuration(module)))
                .toList();
    }

    static List<String> modules() {
        return groups("<module>(\\w+)</module>", read("pom.xml")).toList();
    }

    /** Those whose events come through Kafka and whose tables are in a database; the platform's configuration says so. */
    static boolean isOnPlatform(String service) {
        return configurationOf(service).contains("classpath:platform.yaml");
    }

    static int port(String service) {
        return Integer.parseInt(
                groups("port: \\$\\{BAEDAL_" + service.toUpperCase() + "_PORT:(\\d+)}", configurationOf(service))
                        .findFirst()
                        .orElseThrow());
    }

    /** Which services that one calls: their addresses are in its configuration, or in the one that it shares. */
    static TreeSet<String> calls(String service) {
        String shared = isOnPlatform(service) ? read("platform/src/main/resources/platform.yaml") : "";
        return groups("\\$\\{BAEDAL_([A-Z]+)_URL:", configurationOf(service) + shared)
                .map(String::toLowerCase)
                .filter(called -> services().contains(called) && !called.equals(service))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Map<String, TreeSet<String>> callsOfAll() {
        Map<String, TreeSet<String>> calls = new TreeMap<>();
        services().forEach(service -> calls.put(service, calls(service)));
        return calls;
    }

    /** How long a service lets its requests finish, in seconds. */
    static int shutdownSeconds() {
        return Integer.parseInt(
                groups("timeout-per-shutdown-phase: (\\d+)s", read("platform/src/main/resources/platform.yaml"))
                        .findFirst()
                        .orElseThrow());
    }

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static boolean exists(String path) {
        return Files.exists(ROOT.resolve(path));
    }

    static Stream<String> groups(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(found -> found.group(1));
    }

    private static String configurationOf(String service) {
        return read(service + "/src/main/resources/application.yaml");
    }

    private static Path configuration(String module) {
        return ROOT.resolve(module).resolve("src/main/resources/application.yaml");
    }
}
