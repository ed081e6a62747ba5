package io.baedal.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests, stopped and started again where a test asks for it, as that is what they are about. */
class LocalBrokerTests {
    private static final int ONE_MEGABYTE = 1_000_000;

    @TempDir
    static Path folder;

    static int port;
    static LocalBroker broker;

    @BeforeAll
    static void start() {
        port = LocalBroker.freePort();
        broker = LocalBroker.start(folder, port);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void hasTheSharedTopicKeptForEver() throws Exception {
        assertThat(partitions("baedal.events")).isEqualTo(12);
        assertThat(setting("baedal.events", "retention.ms")).isEqualTo("-1");
        assertThat(setting("baedal.events", "retention.bytes")).isEqualTo("-1");
        assertThat(setting("baedal.events", "cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void hasTheCompactedMenuTopic() throws Exception {
        assertThat(partitions("baedal.menus")).isEqualTo(12);
        assertThat(setting("baedal.menus", "cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void hasOneDeadLetterTopicPerReader() throws Exception {
        try (Admin admin = Admin.create(client())) {
            assertThat(admin.listTopics().names().get(10, SECONDS))
                    .contains(
                            "baedal.events.order.dlt",
                            "baedal.events.store.dlt",
                            "baedal.events.delivery.dlt",
                            "baedal.events.payment.dlt",
                            "baedal.events.dashboard.dlt",
                            "baedal.menus.order.dlt",
                            "baedal.menus.dashboard.dlt");
        }
    }

    @Test
    void takesAPoisonMessageOfAMegabyteAndRefusesALargerOneThanATopicAllows() throws Exception {
        assertThat(send("baedal.events", "poison", new byte[ONE_MEGABYTE]).offset())
                .isNotNegative();
        assertThat(send("baedal.events.order.dlt", "poison", new byte[3 * ONE_MEGABYTE])
                        .offset())
                .isNotNegative();
        assertThatThrownBy(() -> send("baedal.menus", "1", new byte[2 * ONE_MEGABYTE]))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void keepsRecordsAndConsumerOffsetsOverARestart() throws Exception {
        RecordMetadata sent = send("baedal.events", "7", bytes("{}"));
        TopicPartition place = new TopicPartition(sent.topic(), sent.partition());
        commit("some-group", place, 1);

        broker.close();
        broker = LocalBroker.start(folder, port);

        try (Admin admin = Admin.create(client())) {
            assertThat(admin.listConsumerGroupOffsets("some-group")
                            .partitionsToOffsetAndMetadata()
                            .get(10, SECONDS))
                    .containsEntry(place, new OffsetAndMetadata(1));
        }
        assertThat(printed()).contains("  7  {}");
    }

    @Test
    void printsEveryEventOnOneReadableLine() throws Exception {
        var event = new ProducerRecord<>("baedal.events", bytes("42"), bytes("{\"storeName\":\"스토어99\",\n\"x\":1}"));
        event.headers().add("type", bytes("Ordered")).add("occurredAt", bytes("2026-11-20T10:15:30Z"));
        send(event);

        assertThat(printed().lines()).contains("2026-11-20T10:15:30Z  Ordered  42  {\"storeName\":\"스토어99\", \"x\":1}");
    }

    @Test
    void namesATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalBroker.start(folder.resolve("other"), other.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void leavesAFolderInUseAlone() {
        assertThatThrownBy(() -> LocalBroker.start(folder, LocalBroker.freePort()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The folder " + folder + " is in use by another broker");
    }

    @Test
    void sendsOtherContainersToTheNameThatTheyKnow(@TempDir Path data) throws Exception {
        int port = LocalBroker.freePort();
        int inside = LocalBroker.freePort();
        try (LocalBroker _ =
                        LocalBroker.start(data, port, ContainerAddress.of("localhost:" + inside), KafkaSignIn.none());
                Admin host = Admin.create(Map.of("bootstrap.servers", "localhost:" + port));
                Admin container = Admin.create(Map.of("bootstrap.servers", "localhost:" + inside))) {
            assertThat(host.describeCluster().nodes().get(10, SECONDS))
                    .extracting(Node::port)
                    .containsExactly(port);
            assertThat(container.describeCluster().nodes().get(10, SECONDS))
                    .extracting(Node::port)
                    .containsExactly(inside);
        }
    }

    @Test
    void letsOnlyThoseInWhoKnowThePassword(@TempDir Path data) throws Exception {
        int port = LocalBroker.freePort();
        int inside = LocalBroker.freePort();
        KafkaSignIn right = signIn("a \\ and a \"");
        try (LocalBroker _ = LocalBroker.start(data, port, ContainerAddress.of("localhost:" + inside), right)) {
            for (int each : List.of(port, inside)) {
                assertThat(namesAt(each, right)).contains("baedal.events");
                assertThatThrownBy(() -> namesAt(each, signIn("another")))
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
                assertThatThrownBy(() -> namesAt(each, KafkaSignIn.none())).isInstanceOf(ExecutionException.class);
            }
        }
        KafkaSignIn changed = signIn("another");
        try (LocalBroker _ = LocalBroker.start(data, port, ContainerAddress.of("localhost:" + inside), changed)) {
            assertThat(namesAt(inside, changed)).contains("baedal.events");
        }
    }

    private static KafkaSignIn signIn(String password) {
        return KafkaSignIn.of(Map.of("BAEDAL_KAFKA_PASSWORD", password));
    }

    private static Set<String> namesAt(int port, KafkaSignIn signIn) throws Exception {
        Map<String, Object> client = new HashMap<>(signIn.client());
        client.put("bootstrap.servers", "localhost:" + port);
        client.put("default.api.timeout.ms", "3000");
        client.put("request.timeout.ms", "2000");
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get(10, SECONDS);
        }
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThat(ContainerAddress.of(null)).isNull();
        assertThat(ContainerAddress.of("kafka:29092")).isEqualTo(new ContainerAddress("kafka", 29092));
        assertThatThrownBy(() -> ContainerAddress.of("kafka")).hasMessageContaining("'kafka'");
    }

    @Test
    void makesTheTopicsInAnotherClusterOnce() throws Exception {
        SharedCluster cluster = new SharedCluster(broker.bootstrapServers(), KafkaSignIn.none(), (short) 1);
        cluster.makeTopics();
        cluster.makeTopics();

        assertThat(partitions("baedal.events")).isEqualTo(12);
        assertThat(Topics.ofTheSuite((short) 3))
                .allSatisfy(topic -> assertThat(topic.configs()).containsEntry("min.insync.replicas", "2"));
    }

    private static String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventPrinter(new PrintStream(bytes, true, UTF_8))
                .print(broker.bootstrapServers(), KafkaSignIn.none(), true);
        return bytes.toString(UTF_8);
    }

    private static int partitions(String topic) throws Exception {
        try (Admin admin = Admin.create(client())) {
            TopicDescription description = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(10, SECONDS)
                    .get(topic);
            return description.partitions().size();
        }
    }

    private static String setting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(client())) {
            Config config = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(10, SECONDS)
                    .get(resource);
            return config.get(name).value();
        }
    }

    private static RecordMetadata send(String topic, String key, byte[] payload) throws Exception {
        return send(new ProducerRecord<>(topic, bytes(key), payload));
    }

    private static RecordMetadata send(ProducerRecord<byte[], byte[]> message) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 5 * ONE_MEGABYTE);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            return producer.send(message).get(10, SECONDS);
        }
    }

    private static void commit(String group, TopicPartition place, long offset) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.commitSync(Map.of(place, new OffsetAndMetadata(offset)));
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
