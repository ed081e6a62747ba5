package io.baedal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docker-compose.yml starts every service of the repository, in an order, within limits and without a known password. */
class ComposeTests {

    private static final JsonNode FILE = Yamls.one(Repository.read("docker-compose.yml"));
    private static final Pattern GIVEN = Pattern.compile("\\$\\{BAEDAL_[A-Z_]+_PASSWORD:\\?.*}");

    @Test
    void buildsEveryServiceOfTheRepositoryFromTheOneDockerfile() {
        assertThat(Repository.services())
                .allSatisfy(service -> assertThat(
                                container(service).at("/build/args/MODULE").asString(""))
                        .isEqualTo(service));
        assertThat(container("kafka").at("/build/args/MODULE").asString("")).isEqualTo("broker");
    }

    @Test
    void opensTheDoorToEverybodyAndTheRestToThisMachine() {
        for (String service : Repository.services()) {
            int port = Repository.port(service);
            String open = service.equals("gateway") ? "" : "127.0.0.1:";
            assertThat(container(service).at("/ports/0").asString()).isEqualTo(open + port + ":" + port);
            assertThat(container(service).at("/healthcheck/test/2").asString()).isEqualTo(String.valueOf(port));
        }
        assertThat(container("kafka-ui").at("/ports/0").asString()).startsWith("127.0.0.1:9500:");
    }

    @Test
    void tellsEverybodyWhereTheOthersAre() {
        Repository.callsOfAll()
                .forEach((service, called) -> called.forEach(other -> assertThat(container(service)
                                .at("/environment/BAEDAL_" + other.toUpperCase() + "_URL")
                                .asString(""))
                        .isEqualTo("http://" + other + ":" + Repository.port(other))));
    }

    @Test
    void hasAListenerForTheContainersAndOneForTheHost() {
        assertThat(container("kafka").at("/environment/BAEDAL_BROKER_ADDRESS").asString())
                .isEqualTo("kafka:29092");
        assertThat(container("kafka").at("/ports/0").asString()).isEqualTo("127.0.0.1:9092:9092");
        assertThat(container("kafka-ui")
                        .at("/environment/KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS")
                        .asString())
                .isEqualTo("kafka:29092");
        assertThat(onPlatform())
                .allSatisfy(service -> assertThat(container(service)
                                .at("/environment/BAEDAL_KAFKA")
                                .asString())
                        .isEqualTo("kafka:29092"));
    }

    @Test
    void startsEverybodyAfterThoseWhomHeNeeds() {
        assertThat(onPlatform())
                .allSatisfy(service -> assertThat(awaited(service)).contains("kafka", "postgres"));
        assertThat(awaited("gateway")).containsAll(Repository.calls("gateway"));
        containers()
                .flatMap(name -> awaited(name).stream())
                .forEach(awaited -> assertThat(container(awaited).has("healthcheck"))
                        .as(awaited)
                        .isTrue());
    }

    @Test
    void givesEveryServiceADatabaseOfItsOwn() {
        for (String service : onPlatform()) {
            JsonNode environment = container(service).path("environment");
            assertThat(environment.path("BAEDAL_DATABASE_URL").asString())
                    .isEqualTo("jdbc:postgresql://postgres:5432/" + service);
            assertThat(environment.path("BAEDAL_DATABASE_USER").asString()).isEqualTo(service);
        }
        assertThat(Repository.read("containers/databases.sh")).contains("for service in " + loop() + "; do");
    }

    @Test
    void limitsTheMemoryOfEveryContainer() {
        assertThat(containers())
                .allSatisfy(name -> assertThat(container(name).path("mem_limit").asString(""))
                        .isNotEmpty());
    }

    @Test
    void letsOurOwnContainersWriteNothingButTheirVolumes() {
        Stream.concat(Repository.services().stream(), Stream.of("kafka")).forEach(name -> {
            assertThat(container(name).path("read_only").asBoolean(false))
                    .as(name)
                    .isTrue();
            assertThat(container(name).at("/cap_drop/0").asString("")).as(name).isEqualTo("ALL");
        });
    }

    @Test
    void keepsWhatMustStayInNamedVolumes() {
        TreeSet<String> used = containers()
                .flatMap(name -> container(name).path("volumes").valueStream())
                .map(volume -> volume.asString().split(":")[0])
                .filter(source -> !source.startsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used)
                .isEqualTo(new TreeSet<>(FILE.path("volumes").propertyNames()))
                .contains("kafka-data", "postgres-data");
    }

    @Test
    void hasNoPasswordOfItsOwn() {
        String script = Repository.read("scripts/containers");
        for (Map.Entry<String, JsonNode> password : passwords()) {
            assertThat(password.getValue().asString()).as(password.getKey()).matches(GIVEN);
            assertThat(script)
                    .contains(password.getValue().asString().replaceFirst(".*BAEDAL_(\\w+)_PASSWORD:.*", "$1"));
        }
        assertThat(Repository.read(".gitignore").lines()).contains(".env");
    }

    @Test
    void watchesOnlyWhenAskedTo() {
        assertThat(Stream.of("prometheus", "grafana", "tempo"))
                .allSatisfy(name -> assertThat(container(name).at("/profiles/0").asString(""))
                        .isEqualTo("observability"));
        assertThat(Repository.services())
                .noneMatch(service -> container(service).has("profiles"));
    }

    private static JsonNode container(String name) {
        return FILE.path("services").path(name);
    }

    private static Stream<String> containers() {
        return FILE.path("services").propertyNames().stream();
    }

    private static TreeSet<String> awaited(String name) {
        return container(name).path("depends_on").properties().stream()
                .filter(other -> other.getValue().path("condition").asString("").equals("service_healthy"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static java.util.List<String> onPlatform() {
        return Repository.services().stream().filter(Repository::isOnPlatform).toList();
    }

    private static String loop() {
        return String.join(" ", onPlatform());
    }

    private static java.util.List<Map.Entry<String, JsonNode>> passwords() {
        return containers()
                .flatMap(name -> container(name).path("environment").properties().stream())
                .filter(variable -> variable.getKey().endsWith("PASSWORD"))
                .toList();
    }
}
