package io.baedal.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * User and password at a Kafka that wants them (SCRAM), from {@code BAEDAL_KAFKA_USER} and {@code BAEDAL_KAFKA_PASSWORD}
 * or the file that {@code BAEDAL_KAFKA_PASSWORD_FILE} names; {@code BAEDAL_KAFKA_SECURITY} is {@code SASL_SSL} where others
 * can listen. Without a password nobody signs in.
 */
record KafkaSignIn(String user, String password, String protocol) {

    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

    static KafkaSignIn of(Map<String, String> environment) {
        String file = environment.getOrDefault("BAEDAL_KAFKA_PASSWORD_FILE", "");
        String password = file.isEmpty() ? environment.getOrDefault("BAEDAL_KAFKA_PASSWORD", "") : read(Path.of(file));
        return new KafkaSignIn(
                environment.getOrDefault("BAEDAL_KAFKA_USER", "baedal"),
                password,
                environment.getOrDefault("BAEDAL_KAFKA_SECURITY", password.isEmpty() ? "PLAINTEXT" : "SASL_PLAINTEXT"));
    }

    static KafkaSignIn none() {
        return of(Map.of());
    }

    boolean isWanted() {
        return !password.isEmpty();
    }

    /** What a client says. */
    Map<String, Object> client() {
        return isWanted()
                ? Map.of(
                        "security.protocol",
                        protocol,
                        "sasl.mechanism",
                        MECHANISM.mechanismName(),
                        "sasl.jaas.config",
                        "%s required username=\"%s\" password=\"%s\";"
                                .formatted(ScramLoginModule.class.getName(), quoted(user), quoted(password)))
                : Map.of("security.protocol", protocol);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("The password of Kafka is not in " + file, missing);
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String toString() {
        return user + " by " + protocol;
    }
}
