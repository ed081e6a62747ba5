package io.baedal.databases;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.mariadb.jdbc.Driver;

/**
 * A kind of database, from which a test gets one of its own, new and empty. One server serves a whole JVM; it is started
 * by the first test that wants it, on a free port, and stopped with the JVM. {@code -Dbaedal.test.database} chooses for a
 * whole run: {@code h2}, {@code postgresql}, {@code mariadb}, or {@code mixed}, where the services differ.
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

    /** The kind that this run wants for a service, or for the platform; H2 when nothing is said. */
    public static Database of(String service) {
        String chosen = System.getProperty("baedal.test.database", "h2");
        return chosen.equals("mixed") ? inTheMixedSetUp(service) : valueOf(chosen.toUpperCase(Locale.ROOT));
    }

    private static Database inTheMixedSetUp(String service) {
        return switch (service) {
            case "order", "payment" -> POSTGRESQL;
            case "dashboard" -> MARIADB;
            case String _ -> H2;
        };
    }

    /** The jar that an operator adds to a service on MariaDB. */
    public static Path mariaDbDriver() {
        return Path.of(URI.create(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static String newName() {
        return "baedal_" + UUID.randomUUID().toString().replace("-", "");
    }
}
