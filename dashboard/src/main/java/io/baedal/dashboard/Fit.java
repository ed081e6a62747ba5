package io.baedal.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes whatever a readable event carries fit its column in every database. A value that one of them refuses would send
 * its whole batch back again and again, and hold up all the orders of a partition.
 */
final class Fit {

    /** NUL, which PostgreSQL refuses, and half a surrogate pair, which is no text in UTF-8. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    /** What all databases compare alike, and so would not mistake for another id. */
    private static final Pattern PLAIN_ID = Pattern.compile("[0-9a-z._-]{1,64}");

    /** The range of MariaDB's timestamp. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2038-01-18T00:00:00Z");

    private Fit() {}

    static @Nullable String text(@Nullable String value, int length) {
        if (value == null) {
            return null;
        }
        String text = NO_TEXT.matcher(value).replaceAll("\uFFFD");
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** In microseconds, as it is stored; else the same time would come back from the database as an earlier one. */
    static Instant time(Instant value) {
        if (value.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return value.isAfter(LATEST) ? LATEST : value.truncatedTo(ChronoUnit.MICROS);
    }

    /** Ids of ours stay as they are, foreign ones are replaced by their hash. */
    static String id(String value) {
        return PLAIN_ID.matcher(value).matches()
                ? value
                : UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
