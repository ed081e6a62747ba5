package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An alert on a metric that nobody has stays silent for ever, and looks like peace. */
class MetricNamesIT {

    private static final Path FILES = Path.of("../kubernetes/components/observability");
    private static final String ORDER = "{\"storeId\":1,\"items\":[{\"menuId\":11,\"qty\":1}]}";
    private static final Set<String> LANGUAGE = Set.of(
            "sum",
            "max",
            "abs",
            "rate",
            "by",
            "or",
            "label_replace",
            "histogram_quantile",
            "application",
            "outcome",
            "step",
            "state",
            "status",
            "le",
            "up");

    @Test
    void everyMetricOfADashboardOrAnAlertIsOneThatAServiceHas() throws Exception {
        Client client = new Client(RunningSuite.get());
        long order = orderInTheEnd(client);
        client.await("/stores/1/orders", tickets -> tickets.toString().contains("\"orderId\":" + order));
        client.post("/stores/1/orders/" + order + "/confirm", "{\"prepMinutes\":20}");
        client.await(
                "/orders/" + order, body -> body.path("orderStatus").asString().equals("CONFIRMED"));

        assertThat(named()).hasSizeGreaterThan(20).isSubsetOf(exported());
    }

    @Test
    void everyAlertHasALineThatSaysWhatToDo() throws IOException {
        Set<String> alerts = matches("- alert: (\\w+)", Files.readString(FILES.resolve("alerts.yml")));
        String operations = Files.readString(Path.of("../docs/operations.md"));

        assertThat(alerts).hasSizeGreaterThan(5);
        assertThat(matches("\\| `([A-Z]\\w+)` \\| ", operations.substring(operations.indexOf("## Alerts"))))
                .isEqualTo(alerts);
    }

    /** The first payment of a cold suite on a busy machine may take too long, and is refused. */
    private static long orderInTheEnd(Client client) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.post("/orders", ORDER), answer -> answer.status() == 201)
                .body()
                .path("id")
                .asLong();
    }

    private static Set<String> named() throws IOException {
        Stream<String> alerts = matches("expr: (.+)", Files.readString(FILES.resolve("alerts.yml"))).stream();
        return Stream.concat(alerts, panels())
                .map(query -> query.replaceAll("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b[0-9][0-9.e]*", " "))
                .flatMap(query -> matches("([a-z_][a-z0-9_]*)", query).stream())
                .filter(word -> !LANGUAGE.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> panels() throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve("dashboards"))) {
            return files
                    .flatMap(file -> new JsonMapper().readTree(file.toFile()).findValues("expr").stream())
                    .map(query -> query.asString())
                    .toList()
                    .stream();
        }
    }

    private static Set<String> exported() throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        for (String service :
                List.of("order", "store", "delivery", "payment", "dashboard", "identity", "gateway_management")) {
            String page = scrape(RunningSuite.get().port(service));
            names.addAll(matches("(?m)^([a-z_][a-z0-9_]*)[{ ]", page));
        }
        return names;
    }

    private static String scrape(String port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI page = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
