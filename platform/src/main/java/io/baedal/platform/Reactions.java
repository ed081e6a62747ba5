package io.baedal.platform;

/**
 * What a service does about events: one exhaustive {@code switch}. Each reaction runs once per event, in one
 * transaction with the inbox row that remembers it and with whatever the reaction says itself.
 */
public interface Reactions {

    /** What to do about this event; {@link Reaction#NONE} when it does not concern the service. */
    Reaction to(Event event);

    /**
     * How many events may share one transaction. Each then keeps its locks until the last has taken effect, so whoever
     * locks more than the one row of the event's own aggregate has to take them one at a time.
     */
    default int atOnce() {
        return 50;
    }

    /** Changes the service's own state; must not call out, and must not fail for events that are merely late. */
    @FunctionalInterface
    interface Reaction {

        /** This service does not listen to that event: nothing is run and nothing is remembered. */
        Reaction NONE = () -> {};

        void run();
    }
}
