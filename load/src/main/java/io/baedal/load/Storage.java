package io.baedal.load;

import java.util.Locale;

/**
 * Where the services of a run keep what they know. {@code -Dbaedal.drill.database} chooses, {@code make drill
 * DATABASE=postgresql} sets it; a file of H2 is what {@code make up} has.
 */
public enum Storage {
    H2,
    POSTGRESQL;

    /** @throws IllegalArgumentException when no drill runs on what was asked for */
    public static Storage chosen() {
        String name = System.getProperty("baedal.drill.database", "h2");
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("drills and the bench run on h2 or postgresql, not on " + name, unknown);
        }
    }
}
