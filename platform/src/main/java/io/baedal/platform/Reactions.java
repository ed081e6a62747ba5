package io.baedal.platform;

/**
 * What a service does about events: one exhaustive {@code switch}. Each reaction runs once per event, in one
 * transaction with the inbox row that remembers it and with whatever the reaction says itself.
 */
public interface Reactions {

    /** What to do about this event; {@link Reaction#NONE} when it does not concern the service. */
    Reaction to(Event event);

    /** Changes the service's own state; must not call out, and must not fail for events that are merely late. */
    @FunctionalInterface
    interface Reaction {

        /** This service does not listen to that event: nothing is run and nothing is remembered. */
        Reaction NONE = () -> {};

        void run();
    }
}
