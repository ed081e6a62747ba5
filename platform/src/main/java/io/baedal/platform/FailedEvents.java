package io.baedal.platform;

import io.baedal.platform.Refusal.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The open dead letters as an operator sees them: grouped by cause, and one with all that it brought. */
@RequiredArgsConstructor
class FailedEvents {

    /** Enough to go on with; the count tells of the rest. */
    private static final int PLACES = 20;

    /** Whoever looks at it needs no address, and its member may have withdrawn since. */
    private static final Pattern PERSONAL = Pattern.compile("(\"(?:address|note)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"");

    private final LetterReplay replay;

    /** All open letters, the most frequent cause first. */
    record FailedOverview(int open, List<Group> causes) {}

    /** Letters with one cause, {@code first} and {@code last} by the time at which they were written. */
    record Group(String cause, int count, Instant first, Instant last, List<String> places, FailedEvent example) {}

    /** One letter; {@code place} names it, {@code payload} is its bytes as UTF-8, without what is personal in it. */
    record FailedEvent(
            String place,
            String topic,
            @Nullable String key,
            String cause,
            Instant failedAt,
            Map<String, String> headers,
            @Nullable String payload) {

        static FailedEvent of(Letter letter, String cause) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : letter.original().headers()) {
                headers.put(header.key(), text(header.value()));
            }
            return new FailedEvent(
                    letter.place(),
                    letter.original().topic(),
                    letter.key(),
                    cause,
                    Instant.ofEpochMilli(letter.writtenAt()),
                    headers,
                    withoutPersonalData(text(letter.original().value())));
        }

        private static @Nullable String withoutPersonalData(@Nullable String payload) {
            return payload == null ? null : PERSONAL.matcher(payload).replaceAll("$1\"…\"");
        }

        private static @Nullable String text(byte @Nullable [] bytes) {
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    FailedOverview overview() {
        try (OpenLetters open = replay.open()) {
            Map<String, List<Letter>> byCause = new LinkedHashMap<>();
            for (Letter letter : open.all()) {
                byCause.computeIfAbsent(open.causeOf(letter), _ -> new ArrayList<>())
                        .add(letter);
            }
            List<Group> groups = byCause.entrySet().stream()
                    .map(group -> group(group.getKey(), group.getValue()))
                    .sorted(Comparator.comparingInt(Group::count).reversed())
                    .toList();
            return new FailedOverview(open.all().size(), groups);
        }
    }

    FailedEvent find(String place) {
        try (OpenLetters open = replay.open()) {
            Letter letter = at(place, open);
            return FailedEvent.of(letter, open.causeOf(letter));
        }
    }

    List<LetterReplay.Result> replay(String place) {
        find(place);
        return replay.replay(letter -> letter.place().equals(place));
    }

    /** Those with that cause and that key; null means any. */
    List<LetterReplay.Result> replay(@Nullable String cause, @Nullable String key) {
        return replay.replay(wanted(cause, key));
    }

    void giveUp(String place) {
        try (OpenLetters open = replay.open()) {
            replay.giveUp(at(place, open));
        }
    }

    private Predicate<Letter> wanted(@Nullable String cause, @Nullable String key) {
        Predicate<Letter> ofKey = letter -> key == null || key.equals(letter.key());
        if (cause == null) {
            return ofKey;
        }
        try (OpenLetters open = replay.open()) {
            List<Letter.Name> names = open.all().stream()
                    .filter(letter -> cause.equals(open.causeOf(letter)))
                    .map(Letter::name)
                    .toList();
            return ofKey.and(letter -> names.contains(letter.name()));
        }
    }

    private static Letter at(String place, OpenLetters open) {
        return open.all().stream()
                .filter(letter -> letter.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new NotFound("failed event", place).toException());
    }

    private static Group group(String cause, List<Letter> letters) {
        return new Group(
                cause,
                letters.size(),
                Instant.ofEpochMilli(
                        letters.stream().mapToLong(Letter::writtenAt).min().orElseThrow()),
                Instant.ofEpochMilli(
                        letters.stream().mapToLong(Letter::writtenAt).max().orElseThrow()),
                letters.stream().limit(PLACES).map(Letter::place).toList(),
                FailedEvent.of(letters.getFirst(), cause));
    }
}
