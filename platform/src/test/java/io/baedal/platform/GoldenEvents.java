package io.baedal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One example of every event, exactly as it is on the wire: the files {@code golden/<Type>.json}. They are what the
 * services that run today expect, so a file may gain a field and may never lose or rename one.
 */
public final class GoldenEvents {

    private static final EventLanguage LANGUAGE = new EventLanguage();

    private GoldenEvents() {}

    /** Every event there is, as read from its file. */
    public static List<Event> all() {
        return EventLanguage.TYPES.values().stream()
                .<Event>map(GoldenEvents::event)
                .toList();
    }

    /** The example of one type. */
    public static <E extends Event> E event(Class<E> type) {
        return type.cast(LANGUAGE.read(type, json(type.getSimpleName()).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The payload of that type's example.
     *
     * @throws IllegalArgumentException when there is no file for it
     */
    public static String json(String type) {
        String file = "/golden/" + type + ".json";
        try (InputStream golden = GoldenEvents.class.getResourceAsStream(file)) {
            if (golden == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
