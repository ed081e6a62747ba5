package io.baedal.system;

import io.baedal.load.Suite;

/** One suite serves all tests of a run and is stopped when the JVM ends. */
final class RunningSuite {

    private static final Suite SUITE = start();

    private RunningSuite() {}

    /** The suite, up and ready. */
    static Suite get() {
        return SUITE;
    }

    private static Suite start() {
        Suite suite = Suite.prepare();
        suite.up();
        return suite;
    }
}
