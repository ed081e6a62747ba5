package io.baedal.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's settings for one small node that is broker and controller at once. The controller's port may differ at
 * every start: with a static quorum the voter's address is read from here, only its id is in the stored metadata.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final int CONSUMER_OFFSETS_PARTITIONS = 4;

    /** Nobody signs in here, so it is reachable from this machine only, unless it is in a container. */
    static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    /** @param ownPort where this process itself comes in, the same as {@code port} outside a container */
    static Map<String, String> of(
            Path data,
            int port,
            int ownPort,
            int controllerPort,
            @Nullable ContainerAddress address,
            KafkaSignIn signIn) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(oneNode(data, ownPort, controllerPort));
        if (address != null) {
            settings.putAll(inAContainer(port, ownPort, controllerPort, address, signIn));
        }
        settings.putAll(neverForget());
        settings.putAll(backSoonAfterAKill());
        settings.putAll(smallHeap());
        return settings;
    }

    private static Map<String, String> oneNode(Path data, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"));
    }

    /**
     * A client is sent on to the advertised address, so the host (by its published port) and the containers need one each;
     * both may have to sign in. The process itself does not, because it makes the user.
     */
    private static Map<String, String> inAContainer(
            int port, int ownPort, int controllerPort, ContainerAddress address, KafkaSignIn signIn) {
        String others = signIn.isWanted() ? "SASL_PLAINTEXT" : "PLAINTEXT";
        String scram = KafkaSignIn.MECHANISM.mechanismName();
        String own = "PLAINTEXT://" + HOST + ":" + ownPort;
        String jaas = ScramLoginModule.class.getName() + " required;";
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        own + ",OUTSIDE://0.0.0.0:" + port + ",INSIDE://0.0.0.0:" + address.port() + ",CONTROLLER://"
                                + HOST + ":" + controllerPort),
                Map.entry(
                        "advertised.listeners",
                        own + ",OUTSIDE://localhost:" + port + ",INSIDE://" + address.host() + ":" + address.port()),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,OUTSIDE:" + others + ",INSIDE:" + others + ",CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", scram),
                Map.entry("listener.name.outside." + scram.toLowerCase(Locale.ROOT) + ".sasl.jaas.config", jaas),
                Map.entry("listener.name.inside." + scram.toLowerCase(Locale.ROOT) + ".sasl.jaas.config", jaas));
    }

    /** Events are kept for ever, so a consumer's place must not expire after a week of being switched off. */
    private static Map<String, String> neverForget() {
        int tenYearsInMinutes = 10 * 365 * 24 * 60;
        return Map.of("offsets.retention.minutes", String.valueOf(tenYearsInMinutes));
    }

    /** After a kill the node waits until its own former session has expired: nine seconds by default. */
    private static Map<String, String> backSoonAfterAKill() {
        return Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");
    }

    private static Map<String, String> smallHeap() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("offsets.topic.num.partitions", String.valueOf(CONSUMER_OFFSETS_PARTITIONS)),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                // 128 MiB by default, taken from the heap at start.
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024)),
                Map.entry("log.segment.bytes", String.valueOf(128 * 1024 * 1024)),
                Map.entry("log.index.size.max.bytes", String.valueOf(1024 * 1024)));
    }
}
