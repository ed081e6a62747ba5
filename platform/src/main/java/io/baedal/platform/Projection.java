package io.baedal.platform;

import java.util.List;

/**
 * A read model that wants every event, a whole poll at a time, in one transaction. Unlike {@link Reactions} it gets
 * repeats and late events too and has to be built so that they change nothing.
 */
public interface Projection {

    /** Applies all of them or, by an exception, none; then the same batch comes again. */
    void apply(List<Received> events);
}
