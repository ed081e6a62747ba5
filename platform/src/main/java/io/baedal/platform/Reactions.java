package io.baedal.platform;

/**
 * What a service does about events: one exhaustive {@code switch}. Each reaction runs once per event, in one
 * transaction with the inbox row that remembers it and with whatever the reaction says itself.
 */
public interface Reactions {

    /** What to do about this event; {@link Reaction#NONE} when it does not concern the service. */
    Reaction to(Event event);

    /**
     * Changes the service's own state; must not call out, and must not fail for events that are merely late. Several may
     * share a transaction, and each then keeps its locks until the last has taken effect. One that locks more than the row
     * of its event's own aggregate therefore says in which {@link #turn}, or that it is {@link #alone}.
     */
    @FunctionalInterface
    interface Reaction {

        /** This service does not listen to that event: nothing is run and nothing is remembered. */
        Reaction NONE = () -> {};

        void run();

        /** The lower one runs first, so that everybody takes the further locks in the same order. */
        default long turn() {
            return 0;
        }

        /** Whether it wants a transaction of its own. */
        default boolean isAlone() {
            return false;
        }

        /** Runs that instead, in the same turn. */
        default Reaction running(Runnable instead) {
            return new Placed(instead, turn(), isAlone());
        }

        static Reaction inTurn(long turn, Runnable reaction) {
            return new Placed(reaction, turn, false);
        }

        static Reaction alone(Runnable reaction) {
            return new Placed(reaction, 0, true);
        }
    }

    /** A reaction whose place among others is not just any. */
    record Placed(Runnable reaction, long turn, boolean isAlone) implements Reaction {

        @Override
        public void run() {
            reaction.run();
        }
    }
}
