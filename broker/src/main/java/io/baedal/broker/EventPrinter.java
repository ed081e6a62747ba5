package io.baedal.broker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Prints the shared topic, one line per event, from its beginning. The events of one order are in order; events of
 * different orders are not, as they come from different partitions. It joins no group, so it takes nothing away from
 * the services. Where somebody lives and what they asked for at the door is nobody's business who looks at events, and
 * its member may have withdrawn since.
 */
final class EventPrinter {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LONGEST_PAYLOAD = 4_000;
    private static final Pattern PERSONAL = Pattern.compile("(\"(?:address|note)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"");

    private final PrintStream out;

    EventPrinter(PrintStream out) {
        this.out = out;
    }

    /** Prints to standard output until Ctrl-C, or to the present end; answers the exit code of the process. */
    static int run(String host, int port, KafkaSignIn signIn, boolean once) {
        if (!isListening(host, port)) {
            System.err.printf("No broker on %s:%d. Start it with `make up`, or set BAEDAL_BROKER_PORT.%n", host, port);
            return 1;
        }
        // Not System.out: it has the encoding of the terminal, which in a container is often plain ASCII.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            new EventPrinter(out).print(host + ":" + port, signIn, once);
            return 0;
        } catch (KafkaException failure) {
            System.err.printf("Cannot read from the broker on %s:%d: %s%n", host, port, failure.getMessage());
            return 1;
        }
    }

    void print(String bootstrapServers, KafkaSignIn signIn, boolean once) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(bootstrapServers, signIn))) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            boolean more = true;
            while (more && !out.checkError()) {
                consumer.poll(POLL).forEach(event -> out.println(line(event)));
                out.flush();
                more = !once || partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each));
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("it has no topic " + Topics.EVENTS);
        }
        return partitions;
    }

    private static String line(ConsumerRecord<byte[], byte[]> event) {
        return header(
                        event,
                        "occurredAt",
                        Instant.ofEpochMilli(event.timestamp()).toString())
                + "  " + header(event, "type", "(no type)")
                + "  " + text(event.key(), "(no key)")
                + "  " + text(event.value(), "(no payload)");
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name, String absent) {
        Header header = event.headers().lastHeader(name);
        return text(header == null ? null : header.value(), absent);
    }

    /** One line whatever the bytes are: a poison message must not take over the reader's terminal. */
    private static String text(byte @Nullable [] bytes, String absent) {
        if (bytes == null) {
            return absent;
        }
        String line = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
        String whole = PERSONAL.matcher(line).replaceAll("$1\"…\"");
        return whole.length() <= LONGEST_PAYLOAD
                ? whole
                : whole.substring(0, LONGEST_PAYLOAD) + "… (" + bytes.length + " bytes)";
    }

    private static Map<String, Object> settings(String bootstrapServers, KafkaSignIn signIn) {
        Map<String, Object> settings = new HashMap<>(signIn.client());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    private static boolean isListening(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}
