package io.baedal.databases;

import io.baedal.databases.Database.Address;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL from Maven jars. It keeps what it commits, as an operator's would, and its clock is on a zone that nobody
 * should notice.
 */
final class PostgresServer {

    private static final PostgresServer RUNNING = new PostgresServer(start());

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer running() {
        return RUNNING;
    }

    Address create(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Address("jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", "postgres");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The library would switch off what makes a commit last, and stops the server itself when the JVM ends. */
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("timezone", "Asia/Seoul")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
