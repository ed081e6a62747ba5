package io.baedal.databases;

import io.baedal.databases.Database.Address;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL from Maven jars. It keeps what it commits, as an operator's would, and its clock is on a zone that nobody
 * should notice. Its data outlive a stop and go with {@link #close}, at the latest when the JVM ends.
 */
public final class PostgresServer implements AutoCloseable {

    /** Ten, the library's own, are too few to recover on a busy disk. */
    private static final Duration TO_START = Duration.ofSeconds(90);

    private static final int SECONDS_TO_STOP = 20;

    private final Path folder;
    private EmbeddedPostgres server;

    private PostgresServer(Path folder, int port) throws IOException {
        this.folder = folder;
        this.server = launch(port);
    }

    /** A new server; port 0 is any that is free. */
    public static PostgresServer start(int port) {
        try {
            PostgresServer started = new PostgresServer(Files.createTempDirectory("baedal-postgresql"), port);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The one that all tests of a JVM share. */
    static PostgresServer running() {
        return Shared.RUNNING;
    }

    public Address create(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Address("jdbc:postgresql://localhost:" + port() + "/" + name, "postgres", "postgres");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Whose children are all its others. */
    public ProcessHandle process() {
        try {
            return postmaster();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * What {@code pg_ctl stop -m immediate} does: nobody is told, nothing is written any more, and the next start has to
     * recover from the log.
     */
    public void stopAtOnce() {
        try {
            ProcessHandle postmaster = postmaster();
            new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster.pid())).start();
            postmaster.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
            server.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** After {@link #stopAtOnce}, on the same port; returns when it takes connections. */
    public void startAgain() {
        try {
            server = launch(port());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** More than once is as good as once. */
    @Override
    public synchronized void close() {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** The library would switch off what makes a commit last. */
    private EmbeddedPostgres launch(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(TO_START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("timezone", "Asia/Seoul")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    /** Started by the first who asks, and not by somebody who only wants a server of its own. */
    private static final class Shared {

        private static final PostgresServer RUNNING = start(0);
    }
}
