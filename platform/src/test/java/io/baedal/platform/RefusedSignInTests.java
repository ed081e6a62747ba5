package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.broker.LocalBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** A password that is wrong for a while, at a real broker. */
class RefusedSignInTests {

    @TempDir
    private Path folder;

    @Test
    void theOutboxGoesOnOnceThePasswordIsRight() throws Exception {
        int port = LocalBroker.freePort();
        try (LocalBroker broker = LocalBroker.startGuarded(folder, port, "the old one")) {
            DefaultKafkaProducerFactory<String, byte[]> producers = producers(port, "the new one");
            OutboxSender sender = new OutboxSender(new KafkaTemplate<>(producers));
            for (int time = 0; time < 3; time++) {
                assertThat(sender.send(List.of(row())).acknowledged()).isEmpty();
            }

            change(broker, "the new one");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !sender.send(List.of(row())).acknowledged().isEmpty());
            producers.destroy();
        }
    }

    private static DefaultKafkaProducerFactory<String, byte[]> producers(int port, String password) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers", "localhost:" + port,
                "key.serializer", StringSerializer.class,
                "value.serializer", ByteArraySerializer.class,
                "max.block.ms", 2000,
                "request.timeout.ms", 1000,
                "delivery.timeout.ms", 2000,
                "linger.ms", 0));
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"baedal\" password=\"%s\";"
                        .formatted(password));
        return new DefaultKafkaProducerFactory<>(settings);
    }

    /** As an operator does; our own broker does it at its start. */
    private static void change(LocalBroker broker, String password) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "baedal", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
        }
    }

    private static OutboxRow row() {
        return new OutboxRow(1, "id", "order", 1, 1, Event.EVENTS_TOPIC, "Ordered", "{}", null, 0);
    }
}
