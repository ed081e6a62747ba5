package io.baedal.system;

import io.baedal.databases.Database;
import io.baedal.load.Suite;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One suite serves the tests of a run and is stopped when the JVM ends. Each service has the database of the run. */
final class RunningSuite {

    private RunningSuite() {}

    /** Started when somebody asks for it, which a test with another suite does not. */
    private static final class Shared {

        static final Map<String, Database.Address> DATABASES = new LinkedHashMap<>();
        static final Suite SUITE = Suite.prepare();

        static {
            Suite.SERVICES.forEach(service -> useDatabase(SUITE, service, DATABASES));
            SUITE.up();
        }
    }

    /** The suite, up and ready. */
    static Suite get() {
        return Shared.SUITE;
    }

    /** The databases of its services that do not keep theirs in a file; empty for a suite on H2. */
    static Map<String, Database.Address> databases() {
        return Shared.DATABASES;
    }

    /** Of a service, also when it is a file; that can only be opened while the service is not running. */
    static Database.Address database(String service) {
        return databases()
                .getOrDefault(
                        service,
                        new Database.Address(
                                "jdbc:h2:file:" + get().data().resolve(service).resolve(service), "sa", ""));
    }

    /** H2 is what a service uses when nothing is said: a file in its folder, which outlives it. */
    private static void useDatabase(Suite suite, String service, Map<String, Database.Address> databases) {
        Database kind = Database.of(service);
        if (kind == Database.H2) {
            return;
        }
        Database.Address database = kind.create();
        databases.put(service, database);
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
    }
}
