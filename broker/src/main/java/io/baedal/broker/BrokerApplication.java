package io.baedal.broker;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The broker as a process of its own; {@code events} as the first argument makes it a reader of the shared topic
 * instead, {@code topics} makes the suite's topics in another Kafka. It takes its port from {@code BAEDAL_BROKER_PORT},
 * in a container its address for the others from {@code BAEDAL_BROKER_ADDRESS} and the password that these need from
 * {@code BAEDAL_KAFKA_PASSWORD} ({@link KafkaSignIn}), and keeps its records below {@code BAEDAL_DATA}.
 */
public final class BrokerApplication {
    private static final String USAGE = "Usage: broker-app.jar [events [--once] | topics]";

    private BrokerApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        // Not logback.xml in the root: that name would also rule the tests of services which have this jar beside them.
        System.setProperty("logback.configurationFile", "io/baedal/broker/broker-logback.xml");
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty()) {
            serve(port());
        } else if (words.equals(List.of("events"))) {
            System.exit(EventPrinter.run(BrokerSettings.HOST, port(), KafkaSignIn.of(System.getenv()), false));
        } else if (words.equals(List.of("events", "--once"))) {
            System.exit(EventPrinter.run(BrokerSettings.HOST, port(), KafkaSignIn.of(System.getenv()), true));
        } else if (words.equals(List.of("topics"))) {
            makeTopics();
        } else {
            fail("Unknown arguments " + words + ". " + USAGE);
        }
    }

    private static void serve(int port) throws InterruptedException {
        long begin = System.nanoTime();
        Path data = Path.of(setting("BAEDAL_DATA", "./data"), "broker");
        LocalBroker broker = startOrExit(data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shutdown"));
        System.out.printf(
                "Broker ready on %s after %d ms, data in %s%n",
                setting("BAEDAL_BROKER_ADDRESS", broker.bootstrapServers()),
                (System.nanoTime() - begin) / 1_000_000,
                data);
        if (isRehearsal()) {
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    /** Spring's own word for a start that ends at once: the images of all modules are trained by the same command. */
    private static boolean isRehearsal() {
        return "onRefresh".equalsIgnoreCase(System.getProperty("spring.context.exit"));
    }

    private static void makeTopics() throws InterruptedException {
        String cluster = setting("BAEDAL_KAFKA", "localhost:" + port());
        short copies = Short.parseShort(setting("BAEDAL_TOPIC_COPIES", "3"));
        try {
            new SharedCluster(cluster, KafkaSignIn.of(System.getenv()), copies).makeTopics();
        } catch (IllegalStateException failure) {
            fail(failure.getMessage());
        }
        System.out.printf("Topics ready at %s%n", cluster);
    }

    private static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }

    private static LocalBroker startOrExit(Path data, int port) {
        try {
            return LocalBroker.start(
                    data,
                    port,
                    ContainerAddress.of(System.getenv("BAEDAL_BROKER_ADDRESS")),
                    KafkaSignIn.of(System.getenv()));
        } catch (IllegalStateException | UncheckedIOException failure) {
            throw fail(failure.getMessage() + ". The port is set by BAEDAL_BROKER_PORT, the folder by BAEDAL_DATA.");
        }
    }

    private static int port() {
        String text = setting("BAEDAL_BROKER_PORT", "9092");
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, like a number out of range.
        }
        throw fail("BAEDAL_BROKER_PORT is '" + text + "', but must be a number between 1 and 65535");
    }

    private static IllegalStateException fail(String message) {
        System.err.println(message);
        System.exit(1);
        return new IllegalStateException(message);
    }
}
