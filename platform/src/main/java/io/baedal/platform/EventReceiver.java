package io.baedal.platform;

import io.baedal.platform.Reactions.Reaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a message into a service. It ends in one of four ways: it took effect, it does not concern us (unknown
 * type, repeat, overtaken), it is in the dead-letter topic, or an exception sends it back to be read again. An exception
 * therefore means "not now" and nothing else; see {@link ConsumerConfiguration} for the patience.
 */
class EventReceiver {

    /** A collision with another instance mends itself by the second try; a row that never fits does not. */
    private static final int TRIES_OF_A_VIOLATION = 3;

    private final EventLanguage language;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    EventReceiver(
            EventLanguage language,
            Inbox inbox,
            DeadLetters deadLetters,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.language = language;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.meters = meters;
    }

    void receive(ConsumerRecord<String, byte[]> message, Reactions reactions) {
        withCorrelationId(message, () -> {
            try {
                read(message).ifPresent(received -> react(message, received, reactions.to(received.event())));
            } catch (UnreadableEvent unreadable) {
                deadLetters.writeAndHoldBack(message, unreadable.getMessage());
            }
        });
    }

    /** Letters are written last: a batch that fails comes again, and would write them again. */
    void receive(List<ConsumerRecord<String, byte[]>> messages, Projection projection) {
        List<Received> events = new ArrayList<>();
        Map<ConsumerRecord<String, byte[]>, UnreadableEvent> letters = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                read(message).ifPresent(events::add);
            } catch (UnreadableEvent unreadable) {
                letters.put(message, unreadable);
            }
        }
        projection.apply(events);
        events.forEach(received -> count(received.event().type(), "applied"));
        letters.forEach((message, unreadable) -> deadLetters.write(message, unreadable.getMessage()));
    }

    private void react(ConsumerRecord<String, byte[]> message, Received received, Reaction reaction) {
        if (reaction != Reaction.NONE) {
            takeEffect(message, received, reaction);
        }
    }

    private void takeEffect(ConsumerRecord<String, byte[]> message, Received received, Reaction reaction) {
        try {
            if (!inOneTransaction(message.key(), received, reaction)) {
                deadLetters.write(message, "waits behind an earlier message of its key");
            }
        } catch (DataIntegrityViolationException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | ArithmeticException permanent) {
            deadLetters.writeAndHoldBack(message, permanent.toString());
        }
    }

    /** False when an earlier event of the key is a dead letter, behind which this one has to wait. */
    private boolean inOneTransaction(@Nullable String key, Received received, Reaction reaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(_ -> {
                    if (inbox.isParked(key)) {
                        return false;
                    }
                    if (inbox.accept(received)) {
                        reaction.run();
                        count(received.event().type(), "applied");
                    }
                    return true;
                }));
            } catch (DataIntegrityViolationException violation) {
                if (attempt == TRIES_OF_A_VIOLATION) {
                    throw violation;
                }
            }
        }
    }

    /**
     * The event in a message; empty when there is none that we know.
     *
     * @throws UnreadableEvent when there will never be one
     */
    private Optional<Received> read(ConsumerRecord<String, byte[]> message) {
        String type = typeOf(message);
        Class<? extends Event> known = EventLanguage.TYPES.get(type);
        if (known == null) {
            count("unknown", "ignored");
            return Optional.empty();
        }
        if (message.value() == null) {
            throw new UnreadableEvent("a " + type + " without a payload", null);
        }
        return Optional.of(Received.of(message, language.read(known, message.value())));
    }

    /** By its header, else by its payload; empty for a tombstone, which is nobody's event. */
    private String typeOf(ConsumerRecord<String, byte[]> message) {
        String type = Received.header(message, "type");
        if (type != null) {
            return type;
        }
        return message.value() == null ? "" : language.typeIn(message.value());
    }

    private void count(String type, String outcome) {
        meters.counter("baedal.events.received", "type", type, "outcome", outcome)
                .increment();
    }

    private static void withCorrelationId(ConsumerRecord<?, ?> message, Runnable work) {
        @Nullable String id = Received.header(message, CorrelationId.MDC_KEY);
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, CorrelationId.isAllowed(id) ? id : "")) {
            work.run();
        }
    }
}
