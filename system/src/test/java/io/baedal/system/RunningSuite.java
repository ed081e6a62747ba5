package io.baedal.system;

import io.baedal.databases.Database;
import io.baedal.load.Suite;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One suite serves the tests of a run and is stopped when the JVM ends. Each service has the database of the run. */
final class RunningSuite {

    private static final Map<String, Database.Address> DATABASES = new LinkedHashMap<>();
    private static final Suite SUITE = start();

    private RunningSuite() {}

    /** The suite, up and ready. */
    static Suite get() {
        return SUITE;
    }

    /** The databases of the services that do not keep theirs in a file; empty for a suite on H2. */
    static Map<String, Database.Address> databases() {
        return DATABASES;
    }

    /** Another suite for a test that leaves something behind, not up yet; whoever asks for it closes it. */
    static Suite another() {
        Suite suite = Suite.prepare();
        Suite.SERVICES.forEach(service -> useDatabase(suite, service));
        return suite;
    }

    private static Suite start() {
        Suite suite = Suite.prepare();
        Suite.SERVICES.forEach(
                service -> useDatabase(suite, service).ifPresent(database -> DATABASES.put(service, database)));
        suite.up();
        return suite;
    }

    /** H2 is what a service uses when nothing is said: a file in its folder, which outlives it. */
    private static Optional<Database.Address> useDatabase(Suite suite, String service) {
        Database kind = Database.of(service);
        if (kind == Database.H2) {
            return Optional.empty();
        }
        Database.Address database = kind.create();
        String variable = "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_DATABASE_";
        suite.set(variable + "URL", database.url());
        suite.set(variable + "USER", database.user());
        suite.set(variable + "PASSWORD", database.password());
        if (kind == Database.MARIADB) {
            // The driver is in no service's jar, see docs/adr/0010.
            suite.set(
                    "JDK_JAVA_OPTIONS",
                    "--module-path " + Database.mariaDbDriver()
                            + " --add-modules org.mariadb.jdbc --add-reads org.mariadb.jdbc=ALL-UNNAMED");
        }
        return Optional.of(database);
    }
}
