package io.baedal.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * How a client of our own making reaches Kafka: the address and, where there is one, the sign-in, as the properties under
 * {@code spring.kafka} have them. What a client does there it says itself.
 */
record KafkaAccess(Map<String, Object> settings) {

    private static final List<String> OF_THE_CONNECTION = List.of("bootstrap.servers", "security.", "sasl.", "ssl.");

    static KafkaAccess of(KafkaProperties kafka) {
        return new KafkaAccess(kafka.buildAdminProperties().entrySet().stream()
                .filter(setting -> OF_THE_CONNECTION.stream().anyMatch(setting.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** For a client that also wants {@code settings} of its own. */
    Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }
}
