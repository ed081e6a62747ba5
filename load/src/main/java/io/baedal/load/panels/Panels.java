package io.baedal.load.panels;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Every query of the dashboards and every alert, asked once; prints a table of what came and keeps what was wrong. */
final class Panels {

    /** What an alert compares and a healthy suite does not have. */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of("RequestsFail", "nobody has answered 500");

    private final Prometheus prometheus;
    private final List<String> wrong = new ArrayList<>();

    Panels(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** What was not as it should be; empty when all was. */
    List<String> check() throws IOException {
        List<Query> queries = Query.all();
        print("| dashboard | panel | query | series | newest, of the largest |\n|---|---|---|--:|---|");
        queries.forEach(this::check);
        print("\n| alert | compares | series | newest, of the largest | state |\n|---|---|--:|---|---|");
        List<JsonNode> alerts = prometheus.alerts();
        alerts.forEach(this::check);
        print("\n%d queries, %d alerts, %d wrong".formatted(queries.size(), alerts.size(), wrong.size()));
        return wrong;
    }

    private void check(Query query) {
        List<JsonNode> series = ask(query.panel(), query.expression());
        expect(!series.isEmpty(), query.panel() + " is empty: " + query.expression());
        for (String label : query.labels()) {
            expect(
                    series.stream().allMatch(one -> one.path("metric").has(label)),
                    query.panel() + " calls a curve by the label " + label + ", which it has not");
        }
        print("| %s | %s | %s | %d | %s |"
                .formatted(query.dashboard(), query.panel(), code(query.expression()), series.size(), largest(series)));
    }

    private void check(JsonNode alert) {
        String name = alert.path("name").asString();
        String state = alert.path("state").asString();
        String compared = alert.path("query").asString().replaceFirst(" (>|==) [0-9.]+$", "");
        List<JsonNode> series = ask(name, compared);
        expect(!series.isEmpty() || MAY_BE_EMPTY.containsKey(name), name + " compares nothing: " + compared);
        expect(
                alert.path("health").asString().equals("ok"),
                name + ": " + alert.path("lastError").asString(""));
        expect(!state.equals("firing"), name + " fires");
        print("| %s | %s | %d | %s | %s |"
                .formatted(
                        name,
                        code(compared),
                        series.size(),
                        series.isEmpty() ? MAY_BE_EMPTY.get(name) : largest(series),
                        state));
    }

    private List<JsonNode> ask(String whose, String expression) {
        try {
            return prometheus.query(expression);
        } catch (IllegalArgumentException refused) {
            expect(false, whose + ": " + refused.getMessage());
            return List.of();
        }
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    private static String largest(List<JsonNode> series) {
        return series.stream()
                .max(Comparator.comparingDouble(Panels::value))
                .map(one -> (labels(one) + " " + String.format(Locale.ROOT, "%.4g", value(one))).strip())
                .orElse("");
    }

    private static String labels(JsonNode series) {
        return series.path("metric")
                .propertyStream()
                .filter(label -> !label.getKey().equals("__name__"))
                .map(label -> label.getValue().asString())
                .collect(Collectors.joining(" "));
    }

    private static double value(JsonNode series) {
        return Double.parseDouble(series.at("/value/1").asString().replace("Inf", "Infinity"));
    }

    private static String code(String expression) {
        return "`" + expression.replace("|", "\\|") + "`";
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
