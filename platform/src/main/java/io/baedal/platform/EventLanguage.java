package io.baedal.platform;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to JSON and back. The map from type to record is the sealed hierarchy itself, so no type name in a message can
 * make us load a class. It has a mapper of its own: a change of the web layer's JSON must not change what is on the
 * topic.
 */
public final class EventLanguage {

    /** Every event there is, by its name on the wire. */
    public static final Map<String, Class<? extends Event>> TYPES =
            records(Event.class).collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * The payload: the event's fields after {@code eventType} and {@code timestamp} (epoch milliseconds), which repeat
     * the headers so that a plain console consumer shows a readable event.
     */
    public String write(Event event, Instant occurredAt) {
        return mapper.writeValueAsString(new Payload(event.type(), occurredAt.toEpochMilli(), event));
    }

    /**
     * @throws UnreadableEvent when the bytes are not the JSON of that type; trying again cannot help
     */
    public Event read(Class<? extends Event> type, byte[] payload) {
        try {
            Event event = mapper.readValue(payload, type);
            if (event == null) {
                throw new UnreadableEvent("the payload of " + type.getSimpleName() + " is null", null);
            }
            return event;
        } catch (JacksonException notThatType) {
            throw new UnreadableEvent(
                    "not the JSON of " + type.getSimpleName() + ": " + notThatType.getOriginalMessage(), notThatType);
        }
    }

    /**
     * The type that a message without headers claims in its payload, or an empty string when it names none.
     *
     * @throws UnreadableEvent when the bytes are not a JSON object
     */
    String typeIn(byte[] payload) {
        try {
            if (mapper.readTree(payload) instanceof ObjectNode message) {
                JsonNode type = message.path("eventType");
                return type.isString() ? type.stringValue() : "";
            }
            throw new UnreadableEvent("neither a type header nor a JSON object", null);
        } catch (JacksonException notJson) {
            throw new UnreadableEvent("neither a type header nor JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    private record Payload(
            String eventType, long timestamp, @JsonUnwrapped Event event) {}

    private static Stream<Class<? extends Event>> records(Class<? extends Event> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted.asSubclass(Event.class)));
    }
}
