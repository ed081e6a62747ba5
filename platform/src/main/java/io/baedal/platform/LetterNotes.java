package io.baedal.platform;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers what became of dead letters, because the topic keeps them all. A letter without a note is open; the note that
 * it took effect is written in the transaction of the effect.
 */
@RequiredArgsConstructor
class LetterNotes {

    private static final int CAUSE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** What became of it; all but the second are final. */
    enum Outcome {
        REPLAYED,
        FAILED_AGAIN,
        GIVEN_UP;

        boolean isFinal() {
            return switch (this) {
                case REPLAYED, GIVEN_UP -> true;
                case FAILED_AGAIN -> false;
            };
        }
    }

    /** The last thing that was tried, and its cause if it failed. */
    record Note(Outcome outcome, @Nullable String cause) {}

    Map<Letter.Name, Note> all() {
        return jdbc
                .sql("select place, written_at, outcome, cause from dead_letter")
                .query((row, _) -> Map.entry(
                        new Letter.Name(row.getString(1), row.getLong(2)),
                        new Note(Outcome.valueOf(row.getString(3)), row.getString(4))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isOpen(Letter letter) {
        return jdbc.sql("select outcome from dead_letter where place = ? and written_at = ?")
                .params(letter.place(), letter.writtenAt())
                .query(String.class)
                .optional()
                .map(Outcome::valueOf)
                .filter(Outcome::isFinal)
                .isEmpty();
    }

    void note(Letter letter, Outcome outcome, @Nullable String cause) {
        String fitting = cause == null ? null : cause.substring(0, Math.min(cause.length(), CAUSE));
        int changed = jdbc.sql(
                        "update dead_letter set outcome = ?, cause = ?, changed_at = ? where place = ? and written_at = ?")
                .params(outcome.name(), fitting, clock.millis(), letter.place(), letter.writtenAt())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into dead_letter (place, written_at, outcome, cause, changed_at) values (?, ?, ?, ?, ?)")
                    .params(letter.place(), letter.writtenAt(), outcome.name(), fitting, clock.millis())
                    .update();
        }
    }

    long settled() {
        return jdbc.sql("select count(*) from dead_letter where outcome <> 'FAILED_AGAIN'")
                .query(Long.class)
                .single();
    }
}
