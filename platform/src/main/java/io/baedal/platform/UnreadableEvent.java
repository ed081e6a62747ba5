package io.baedal.platform;

import org.jspecify.annotations.Nullable;

/** A message that will never become an event, however often it is read: broken JSON, wrong types, missing fields. */
public final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
