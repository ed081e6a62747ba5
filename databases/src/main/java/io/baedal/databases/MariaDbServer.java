package io.baedal.databases;

import io.baedal.databases.Database.Address;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * A MariaDB from Maven jars, in a process of its own. It keeps what it commits, as it does by default, and its clock is
 * on a zone that nobody should notice.
 */
final class MariaDbServer {

    private static final long SECONDS_TO_START = 60;
    private static final MariaDbServer RUNNING = start();

    private final Process process;
    private final Path folder;
    private final int port;

    private MariaDbServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static MariaDbServer running() {
        return RUNNING;
    }

    Address create(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Address(url(name), "root", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), "root", "");
    }

    private String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name;
    }

    private static MariaDbServer start() {
        try {
            MariaDbProgram program = MariaDbProgram.unpacked();
            Path folder = Files.createTempDirectory("baedal-mariadb-data");
            program.install(folder);
            int port = freePort();
            MariaDbServer server = new MariaDbServer(program.launch(folder, port), folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.awaitConnections();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitConnections() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("MariaDB does not start:\n" + MariaDbProgram.log(folder));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean isReady() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void stop() {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
