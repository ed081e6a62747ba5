package io.baedal.broker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka in this JVM: not a mock, and not an embedded one that forgets. The data folder outlives it, so that a
 * second start on the same folder finds every topic, record and consumer offset again. Close it before its folder is
 * deleted: a Kafka that loses its folder ends the whole JVM.
 */
public final class LocalBroker implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int SCRAM_ITERATIONS = 4096;

    /** Below every system's range for outgoing connections, so that a port stays free while its broker is stopped. */
    private static final int FIRST_FREE_PORT = 20_000;

    private static final int LAST_FREE_PORT = 32_000;

    private final KafkaRaftServer server;
    private final FileChannel folderLock;
    private final String bootstrapServers;

    private LocalBroker(KafkaRaftServer server, FileChannel folderLock, String bootstrapServers) {
        this.server = server;
        this.folderLock = folderLock;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker and returns when every topic of the suite can be written and read.
     *
     * @param data the folder of the records; made when missing
     * @param port the port for clients, on this machine only; {@link #freePort()} gives one for a test
     * @throws IllegalStateException when the port or the folder is taken, or Kafka does not start; the message says why
     * @throws UncheckedIOException when the folder cannot be made or written
     */
    public static LocalBroker start(Path data, int port) {
        return start(data, port, null, KafkaSignIn.none());
    }

    /**
     * The same, with one more way in: at {@code guardedPort} everybody has to sign in, as {@code baedal} with this password.
     */
    public static LocalBroker startGuarded(Path data, int guardedPort, String password) {
        return start(
                data,
                guardedPort,
                new ContainerAddress(BrokerSettings.HOST, freePort()),
                KafkaSignIn.of(Map.of("BAEDAL_KAFKA_PASSWORD", password)));
    }

    /** The same for a container: clients of other containers come in at {@code address}, and sign in if they have to. */
    static LocalBroker start(Path data, int port, @Nullable ContainerAddress address, KafkaSignIn signIn) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535");
        }
        if (!isFree(port)) {
            throw new IllegalStateException("Port " + port + " is taken by another program");
        }
        Path folder = data.toAbsolutePath().normalize();
        FileChannel folderLock = lock(folder);
        try {
            format(folder);
            int ownPort = address == null ? port : freePort();
            KafkaConfig settings =
                    new KafkaConfig(BrokerSettings.of(folder, port, ownPort, freePort(), address, signIn), false);
            KafkaRaftServer server = new KafkaRaftServer(settings, Time.SYSTEM);
            return new LocalBroker(server, folderLock, BrokerSettings.HOST + ":" + ownPort).startOrClose(signIn);
        } catch (Exception failure) {
            release(folderLock);
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("Kafka did not start on " + folder + ": " + failure, failure);
        }
    }

    /** A port nobody listens on now. Nothing reserves it: use it soon. */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(FIRST_FREE_PORT, LAST_FREE_PORT)
                .filter(LocalBroker::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** The address for clients, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops cleanly; the data stays. A second call does nothing. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        release(folderLock);
    }

    private LocalBroker startOrClose(KafkaSignIn signIn) throws Exception {
        try {
            server.startup();
            awaitUse(signIn);
            return this;
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    private void awaitUse(KafkaSignIn signIn) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            if (signIn.isWanted()) {
                UserScramCredentialUpsertion user = new UserScramCredentialUpsertion(
                        signIn.user(),
                        new ScramCredentialInfo(KafkaSignIn.MECHANISM, SCRAM_ITERATIONS),
                        signIn.password());
                admin.alterUserScramCredentials(List.of(user)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
            Topics.create(admin, Topics.ofOneNode(), TIMEOUT_SECONDS);
            // The keeper of the consumers' offsets loads them after the start; this answer comes when it has.
            admin.listConsumerGroupOffsets("broker-start")
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(BrokerSettings.HOST, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Kafka's own lock comes too late: a second controller on the folder has by then broken the first one's log. */
    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("broker.lock"), CREATE, WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException inThisProcess) {
            // Told below, like a lock of another process.
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot use the folder " + folder + ": " + failure, failure);
        }
        throw new IllegalStateException("The folder " + folder + " is in use by another broker");
    }

    private static void release(FileChannel folderLock) {
        try {
            folderLock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .setDirectories(List.of(folder.toString()))
                .run();
    }
}
