package io.baedal.broker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name and port under which other containers reach the broker, such as {@code kafka:29092}. It is what the broker
 * tells its clients to come back to, so it has to be true for them and not for the broker.
 */
record ContainerAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9.-]*):(\\d{2,5})");

    /** @return null for no address at all: the broker is then for its own machine only */
    static @Nullable ContainerAddress of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher address = FORM.matcher(text);
        if (!address.matches()) {
            throw new IllegalStateException(
                    "BAEDAL_BROKER_ADDRESS is '" + text + "', but must be a host and a port such as kafka:29092");
        }
        return new ContainerAddress(address.group(1), Integer.parseInt(address.group(2)));
    }
}
