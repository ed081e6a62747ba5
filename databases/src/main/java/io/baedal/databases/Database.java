package io.baedal.databases;

import java.util.Locale;
import java.util.UUID;

/**
 * A kind of database, from which a test gets one of its own, new and empty. One server serves a whole JVM; it is started
 * by the first test that wants it, on a free port, and stopped with the JVM. {@code -Dbaedal.test.database} chooses the
 * kind for all tests of a run.
 */
public enum Database {
    H2 {
        @Override
        public Address create() {
            return new Address("jdbc:h2:mem:" + newName() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        public Address create() {
            return PostgresServer.running().create(newName());
        }
    },
    MARIADB {
        @Override
        public Address create() {
            return MariaDbServer.running().create(newName());
        }
    };

    /** What a service is told about its database: {@code BAEDAL_DATABASE_URL}, {@code …_USER} and {@code …_PASSWORD}. */
    public record Address(String url, String user, String password) {}

    /** Makes a database that nobody else has. */
    public abstract Address create();

    /** The kind that this run is about; H2 when nothing is said. */
    public static Database chosen() {
        return valueOf(System.getProperty("baedal.test.database", "h2").toUpperCase(Locale.ROOT));
    }

    private static String newName() {
        return "baedal_" + UUID.randomUUID().toString().replace("-", "");
    }
}
