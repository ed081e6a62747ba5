package io.baedal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one Dockerfile, as far as it can be judged without an engine; {@code scripts/containers smoke} does the rest. */
class DockerfileTests {

    private static final String FILE = Repository.read("Dockerfile");

    @ParameterizedTest
    @ValueSource(strings = {"# syntax", "<<", "--mount", "ADD ", "curl "})
    void buildsWithoutBuildKitAndWithoutAnybodyElse(String word) {
        assertThat(FILE).doesNotContain(word);
    }

    @Test
    void takesItsBaseFromTheCaller() {
        assertThat(FILE).contains("ARG BASE=eclipse-temurin:25-jre\n");
        assertThat(lines("FROM ")).allMatch(from -> from.startsWith("FROM ${BASE}"));
    }

    @Test
    void runsAsNobodyInParticular() {
        assertThat(lines("USER ")).containsExactly("USER 10001:10001");
        assertThat(FILE.indexOf("USER ")).isGreaterThan(FILE.lastIndexOf("RUN "));
    }

    @Test
    void trainsWithTheOptionsThatItRunsWith() {
        assertThat(lines("ENTRYPOINT "))
                .containsExactly(
                        "ENTRYPOINT [\"java\", \"@java.options\", \"-XX:AOTCache=app.aot\", \"-jar\", \"app.jar\"]");
        assertThat(FILE)
                .contains("java @java.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar");
    }

    @Test
    void givesUpWhenMemoryDoesAndLeavesSomeToTheJvmItself() {
        assertThat(Repository.read("containers/java.options").lines())
                .contains("-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70");
    }

    @Test
    void seesNothingOfTheRepositoryButWhatItCopies() {
        List<String> wanted = Stream.concat(
                        Stream.concat(Repository.services().stream(), Stream.of("broker"))
                                .map(module -> "!" + module + "/target/" + module + "-app.jar"),
                        Stream.of("*", "!containers/java.options", "!containers/ready"))
                .toList();
        assertThat(Repository.read(".dockerignore").lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> lines(String start) {
        return FILE.lines().filter(line -> line.startsWith(start)).toList();
    }
}
