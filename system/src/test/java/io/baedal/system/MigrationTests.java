package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendors' migrations say the same, each in its own words. */
class MigrationTests {

    @ParameterizedTest
    @ValueSource(strings = {"platform", "order", "store", "delivery", "payment", "dashboard", "identity"})
    void areTheSameForH2AndPostgreSql(String module) throws IOException {
        assertThat(files(module, "vendor/postgresql")).isEqualTo(files(module, "vendor/h2"));
    }

    /** MariaDB's timestamp is another type; see docs/adr/0010. */
    @ParameterizedTest
    @ValueSource(strings = {"platform", "order", "store", "delivery", "payment", "dashboard", "identity"})
    void makeEveryTimeADatetimeOnMariaDb(String module) throws IOException {
        Set<String> times = columns("(\\w+) +timestamp\\(6\\)", files(module, "migration"), files(module, "vendor/h2"));
        assertThat(columns("(\\w+) +datetime\\(6\\)", files(module, "vendor/mariadb")))
                .isEqualTo(times);
        assertThat(columns("(\\w+) +timestamp\\(", files(module, "vendor/mariadb")))
                .isEmpty();
    }

    @SafeVarargs
    private static Set<String> columns(String pattern, Map<String, String>... files) {
        Pattern column = Pattern.compile(pattern);
        return Stream.of(files)
                .flatMap(some -> some.values().stream())
                .flatMap(sql -> column.matcher(sql).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> files(String module, String folder) throws IOException {
        Path place = Path.of("..", module).resolve("src/main/resources/db").resolve(folder);
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(place)) {
            try (Stream<Path> found = Files.list(place)) {
                for (Path file : found.toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
