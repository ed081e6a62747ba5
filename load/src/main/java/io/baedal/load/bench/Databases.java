package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import io.baedal.databases.PostgresServer;
import io.baedal.load.Storage;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one subject keeps what it commits: in H2 files as {@code make up} has them, or in a PostgreSQL of its own with a
 * database for every service. Both keep what they have committed.
 */
sealed interface Databases extends AutoCloseable {

    Address of(String service);

    Map<String, ProcessHandle> processes();

    @Override
    void close();

    static Databases in(Storage storage, Path folder) {
        return switch (storage) {
            case H2 -> new Files(folder);
            case POSTGRESQL -> new Server(PostgresServer.start(0));
        };
    }

    record Files(Path folder) implements Databases {

        @Override
        public Address of(String service) {
            return new Address(
                    "jdbc:h2:file:" + folder.resolve(service).resolve(service)
                            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=2000",
                    "sa",
                    "");
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return Map.of();
        }

        /** Whoever made the folder removes it. */
        @Override
        public void close() {}
    }

    record Server(PostgresServer server) implements Databases {

        @Override
        public Address of(String service) {
            return server.create("baedal_" + service);
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return Map.of("postgresql", server.process());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
