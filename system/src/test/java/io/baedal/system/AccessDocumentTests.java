package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/access.md has every service and counts right; that its rows are true is asked by the services' own tests. */
class AccessDocumentTests {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+) endpoints, (\\d+) callers, (\\d+) answers\\.");

    private final String page = page();

    @Test
    void hasASectionForEachServiceThatKeepsAnything() {
        assertThat(Pattern.compile("(?m)^## (\\w+)$").matcher(page).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(services());
    }

    @Test
    void saysHowManyAnswersThereAre() {
        List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
        long callers = rows.getFirst().chars().filter(letter -> letter == '|').count() - 2;

        assertThat(NUMBERS.matcher(page)
                        .results()
                        .map(found -> List.of(
                                Long.valueOf(found.group(1)),
                                Long.valueOf(found.group(2)),
                                Long.valueOf(found.group(3)))))
                .containsExactly(List.of((long) rows.size(), callers, rows.size() * callers));
    }

    /** The frontend has pages and the gateway has routes; every other service reads the platform's configuration. */
    private static Set<String> services() {
        return Stream.of("order", "store", "delivery", "payment", "dashboard", "identity", "gateway", "frontend")
                .filter(service -> read(Path.of("..", service, "src/main/resources/application.yaml"))
                        .contains("classpath:platform.yaml"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() {
        return read(Path.of("../docs/access.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
