package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the README's commands, one after the other, and holds the answers against the printed ones. Times differ, and so
 * do the ids when other orders came before; everything else has to be as printed.
 */
class ReadmeIT {

    private static final Pattern ID_IN_COMMAND = Pattern.compile("(orders|dashboards|deliveries|orderId)([/=])(\\d+)");

    private final Suite suite = RunningSuite.get();
    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, String> actualIds = new TreeMap<>();

    @Test
    void followsOneOrder() {
        List<Step> steps = Readme.blocks("console").stream()
                .flatMap(block -> steps(block).stream())
                .filter(step ->
                        step.command().startsWith("curl") || step.command().startsWith("scripts/as"))
                .toList();
        assertThat(steps).hasSizeGreaterThan(5);
        steps.forEach(this::follow);
    }

    private record Step(String command, String answer) {

        boolean mayBeRepeated() {
            return !command.contains("-X POST localhost:8088/orders ");
        }
    }

    private static List<Step> steps(String block) {
        List<Step> steps = new ArrayList<>();
        Matcher step = Pattern.compile("(?m)^\\$ ((?:.*\\\\\\n)*.*)\\n((?:(?!\\$ ).*\\n)*)")
                .matcher(block);
        while (step.find()) {
            steps.add(new Step(step.group(1), step.group(2).strip()));
        }
        return steps;
    }

    private void follow(Step step) {
        if (step.mayBeRepeated()) {
            // Events need a moment; a reader does, too.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> runAndCompare(step));
        } else {
            runAndCompare(step);
        }
    }

    private void runAndCompare(Step step) {
        String command = withActualIds(step.command()).replace("localhost:8088", "127.0.0.1:" + suite.port("gateway"));
        String printed = suite.run(List.of("bash", "-c", command), 20).strip();
        if (step.answer().startsWith("{")) {
            JsonNode expected = mapper.readTree(step.answer());
            JsonNode actual = mapper.readTree(printed);
            learnIds(step, expected, actual);
            assertThat(comparable(actual)).as(command).isEqualTo(comparable(expected));
        } else {
            assertThat(printed).as(command).isEqualTo(step.answer());
        }
    }

    /** The id that the README prints for a new order or a job, and the one it has here. */
    private void learnIds(Step step, JsonNode expected, JsonNode actual) {
        String kind = step.command().contains("/deliveries") ? "job" : "order";
        String field = step.mayBeRepeated() ? "/content/0/id" : "/id";
        if ((!step.mayBeRepeated() || kind.equals("job")) && expected.at(field).isNumber()) {
            actualIds.put(kind + expected.at(field).asString(), actual.at(field).asString(""));
        }
    }

    private String withActualIds(String command) {
        return ID_IN_COMMAND.matcher(command).replaceAll(id -> {
            String kind = id.group(1).equals("deliveries") ? "job" : "order";
            return id.group(1) + id.group(2) + actualIds.getOrDefault(kind + id.group(3), id.group(3));
        });
    }

    private static String comparable(JsonNode json) {
        return json.toString()
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("\"accessToken\":\"eyJ[^\"]+\"", "\"accessToken\":<token>")
                .replaceAll("\"(id|orderId)\":\\d+", "\"$1\":<id>")
                .replaceAll("\"job \\d+\"", "\"job <id>\"")
                .replaceAll("(/orders/|Order )\\d+", "$1<id>");
    }
}
