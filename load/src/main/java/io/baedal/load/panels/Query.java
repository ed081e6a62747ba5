package io.baedal.load.panels;

import io.baedal.load.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one curve of a panel asks Prometheus, and how it is called. The dashboards have no variables to be replaced. */
record Query(String dashboard, String panel, String expression, String legend) {

    private static final Path DASHBOARDS = Suite.ROOT.resolve("kubernetes/components/observability/dashboards");
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    static List<Query> all() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted()
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .flatMap(Query::of)
                    .toList();
        }
    }

    private static Stream<Query> of(JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                dashboard.path("title").asString(),
                                panel.path("title").asString(),
                                target.path("expr").asString(),
                                target.path("legendFormat").asString())));
    }

    /** The labels that a curve's name is made of. */
    List<String> labels() {
        return LABEL.matcher(legend)
                .results()
                .map((MatchResult label) -> label.group(1))
                .toList();
    }
}
