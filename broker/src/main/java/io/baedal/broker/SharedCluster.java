package io.baedal.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * A Kafka that is not ours to start: it gets the suite's topics, the same that our own node makes for itself. Run again
 * it makes only what is missing, and never changes or deletes a topic.
 */
final class SharedCluster {
    private static final int TIMEOUT_SECONDS = 60;

    private final String address;
    private final Map<String, Object> client;
    private final short copies;

    /** @param copies how many brokers keep each record; a cluster with fewer brokers refuses */
    SharedCluster(String bootstrapServers, KafkaSignIn signIn, short copies) {
        this.address = bootstrapServers;
        this.client = new HashMap<>(signIn.client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.copies = copies;
    }

    /** @throws IllegalStateException when the cluster does not answer or refuses; the message says why */
    void makeTopics() throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Topics.create(admin, Topics.ofTheSuite(copies), TIMEOUT_SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            throw new IllegalStateException("The topics could not be made at " + address + ": " + failure, failure);
        }
    }
}
