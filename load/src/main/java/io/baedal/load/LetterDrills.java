package io.baedal.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Poison that cannot be put aside for a while: it has to wait where it is, and must not be skipped. */
final class LetterDrills {

    private static final List<String> LETTERS = Suite.SERVICES.stream()
            .map(service -> Topics.EVENTS + "." + service + ".dlt")
            .toList();
    private static final Duration REFUSING = Duration.ofSeconds(20);

    /** The longest pause between two readings is ten seconds, and a write may take eight to fail. */
    private static final Duration TO_RECOVER = Duration.ofSeconds(20);

    private static final String LIMIT = "max.message.bytes";

    private LetterDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("letters-refused", "poison waits and ends as a letter; nothing is skipped", stage -> {
                    Topics topics = stage.window().topics();
                    String limit = topics.setting(LETTERS.getFirst(), LIMIT);
                    topics.set(LETTERS, LIMIT, "16");
                    List<String> poison = playWithoutLetters(stage);
                    stage.expect(
                            "no letter is written", writtenOf(topics, poison).isEmpty());
                    topics.set(LETTERS, LIMIT, limit);
                    expectLetters(stage, poison);
                }),
                new Drill("letters-away", "poison waits and ends as a letter; nothing is skipped", stage -> {
                    Topics topics = stage.window().topics();
                    String limit = topics.setting(LETTERS.getFirst(), LIMIT);
                    topics.remove(LETTERS);
                    List<String> poison = playWithoutLetters(stage);
                    topics.create(LETTERS, LIMIT, limit);
                    expectLetters(stage, poison);
                }));
    }

    /** Three that nobody can read, on whatever partitions their keys are. */
    private static List<String> playWithoutLetters(Stage stage) {
        List<String> keys = Stream.generate(() -> String.valueOf(Stage.inventedOrder()))
                .limit(3)
                .toList();
        keys.forEach(key -> stage.window()
                .topics()
                .publish(
                        key,
                        "{\"eventType\":\"Ordered\",".getBytes(UTF_8),
                        Topics.headers("Ordered", UUID.randomUUID().toString(), 1)));
        stage.struck(keys.size() + 1);
        int before = stage.accepted();
        stage.pass(REFUSING);
        stage.expect("orders are taken meanwhile", stage.accepted() - before > REFUSING.toSeconds());
        Suite.SERVICES.forEach(service -> stage.expect(
                service + " has not gone past the poison",
                stage.window().topics().lag(service) > 0));
        return keys;
    }

    private static void expectLetters(Stage stage, List<String> poison) {
        stage.pass(TO_RECOVER);
        stage.calm();
        stage.awaitNothingWaits(Duration.ofSeconds(60));
        List<String> written = writtenOf(stage.window().topics(), poison);
        stage.expect(
                "each of " + Suite.SERVICES.size() + " services has put each of " + poison + " aside once, not "
                        + written,
                written.size() == Suite.SERVICES.size() * poison.size());
    }

    private static List<String> writtenOf(Topics topics, List<String> poison) {
        return LETTERS.stream()
                .flatMap(letters -> topics.readAll(letters).stream()
                        .filter(letter -> poison.contains(letter.key()))
                        .map(letter -> letters + " " + letter.key())
                        .distinct())
                .toList();
    }
}
