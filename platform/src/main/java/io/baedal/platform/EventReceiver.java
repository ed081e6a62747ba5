package io.baedal.platform;

import io.baedal.platform.Reactions.Reaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a message into a service. It ends in one of four ways: it took effect, it does not concern us (unknown
 * type, repeat, overtaken), it is in the dead-letter topic, or an exception sends it back to be read again. An exception
 * therefore means "not now" and nothing else; see {@link ConsumerConfiguration} for the patience.
 */
class EventReceiver {

    /** A collision with another instance mends itself by the second try; a row that never fits does not. */
    private static final int TRIES_OF_A_VIOLATION = 3;

    /** The most messages of one transaction. */
    private static final int AT_ONCE = 50;

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

    /**
     * Takes what came in one poll in a few transactions, because a commit costs more than the event in it. When such a
     * group fails, nothing of it stays, and its events are taken one at a time, which shows whose fault it was.
     *
     * @throws BatchListenerFailedException with the first message that has to be read again
     */
    void receive(List<ConsumerRecord<String, byte[]>> messages, Reactions reactions) {
        int begin = 0;
        while (begin < messages.size()) {
            Group group = groupFrom(begin, messages, reactions);
            int end = Math.max(group.end(), begin + 1);
            if (group.end() == begin || !receiveTogether(group.effects())) {
                receiveOneByOne(messages, begin, end, reactions);
            }
            begin = end;
        }
    }

    /** What may share a transaction, up to the first message that may not or cannot be read. */
    private Group groupFrom(int begin, List<ConsumerRecord<String, byte[]>> messages, Reactions reactions) {
        List<Effect> effects = new ArrayList<>();
        int end = begin;
        while (end < messages.size() && end - begin < AT_ONCE) {
            Optional<Effect> effect;
            try {
                effect = read(messages.get(end), reactions);
            } catch (UnreadableEvent letter) {
                break;
            }
            if (effect.isPresent() && effect.get().reaction().isAlone()) {
                break;
            }
            effect.ifPresent(effects::add);
            end++;
        }
        effects.sort(Comparator.comparingLong(effect -> effect.reaction().turn()));
        return new Group(effects, end);
    }

    private boolean receiveTogether(List<Effect> effects) {
        try {
            List<Effect> taken = effects.isEmpty() ? effects : transaction.execute(_ -> takenOf(effects));
            taken.forEach(effect -> count(effect.received().event().type(), "applied"));
            return true;
        } catch (RuntimeException ofOneOfThem) {
            return false;
        }
    }

    private List<Effect> takenOf(List<Effect> effects) {
        if (inbox.isAnyParked(keysOf(effects))) {
            throw new IllegalStateException("one waits behind a dead letter");
        }
        List<Effect> taken = new ArrayList<>();
        for (Effect effect : effects) {
            withCorrelationId(effect.message(), () -> {
                if (inbox.accept(effect.received())) {
                    effect.reaction().run();
                    taken.add(effect);
                }
            });
        }
        return taken;
    }

    private static Set<String> keysOf(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect.message().key())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void receiveOneByOne(
            List<ConsumerRecord<String, byte[]>> messages, int begin, int end, Reactions reactions) {
        for (int i = begin; i < end; i++) {
            try {
                receive(messages.get(i), reactions);
            } catch (RuntimeException notNow) {
                throw new BatchListenerFailedException("not now", notNow, i);
            }
        }
    }

    void receive(ConsumerRecord<String, byte[]> message, Reactions reactions) {
        withCorrelationId(message, () -> {
            try {
                read(message, reactions).ifPresent(this::takeEffect);
            } catch (UnreadableEvent unreadable) {
                deadLetters.writeAndHoldBack(message, unreadable.getMessage());
            }
        });
    }

    /** Letters are written last: a batch that fails comes again, and would write them again. */
    void project(List<ConsumerRecord<String, byte[]>> messages, Projection projection) {
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

    /** Lets a dead letter take effect in the caller's transaction; an exception says why it cannot. */
    void replay(ConsumerRecord<String, byte[]> message, Reactions reactions) {
        withCorrelationId(message, () -> read(message, reactions).ifPresent(this::accept));
    }

    /** The same for a read model. */
    void replay(ConsumerRecord<String, byte[]> message, Projection projection) {
        read(message).ifPresent(received -> projection.apply(List.of(received)));
    }

    private void takeEffect(Effect effect) {
        try {
            inOneTransaction(effect);
        } catch (RuntimeException failure) {
            if (!isForGood(failure)) {
                throw failure;
            }
            deadLetters.writeAndHoldBack(effect.message(), causeOf(failure));
        }
    }

    /** Whether another try would fail like this one. What we did not foresee counts as "not now": waiting loses nothing. */
    static boolean isForGood(RuntimeException failure) {
        return failure instanceof UnreadableEvent
                || failure instanceof DataIntegrityViolationException
                || failure instanceof IllegalArgumentException
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof ArithmeticException;
    }

    static String causeOf(RuntimeException failure) {
        return failure instanceof UnreadableEvent ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Behind an earlier dead letter of its key it becomes one too, under the lock that keeps the key from being released. */
    private void inOneTransaction(Effect effect) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> {
                    if (inbox.lockParked(effect.message().key())) {
                        deadLetters.writeBehind(effect.message());
                    } else {
                        accept(effect);
                    }
                });
                return;
            } catch (DataIntegrityViolationException violation) {
                if (attempt == TRIES_OF_A_VIOLATION) {
                    throw violation;
                }
            }
        }
    }

    private void accept(Effect effect) {
        if (inbox.accept(effect.received())) {
            effect.reaction().run();
            count(effect.received().event().type(), "applied");
        }
    }

    /** What a message wants; empty when it does not concern this service. */
    private Optional<Effect> read(ConsumerRecord<String, byte[]> message, Reactions reactions) {
        return read(message)
                .map(received -> new Effect(message, received, reactions.to(received.event())))
                .filter(effect -> effect.reaction() != Reaction.NONE);
    }

    /**
     * The event in a message; empty when there is none that we know.
     *
     * @throws UnreadableEvent when there will never be one
     */
    Optional<Received> read(ConsumerRecord<String, byte[]> message) {
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
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, CorrelationId.isAllowed(id) ? id : "");
                MDC.MDCCloseable _ = MDC.putCloseable(keyName(message), String.valueOf(message.key()))) {
            work.run();
        }
    }

    /** As it is called in a log that machines read. */
    private static String keyName(ConsumerRecord<?, ?> message) {
        return message.topic().startsWith(Event.MENUS_TOPIC) ? "storeId" : "orderId";
    }

    /** What a service does about the event of a message. */
    private record Effect(ConsumerRecord<String, byte[]> message, Received received, Reaction reaction) {}

    /** Effects that may share a transaction, each in its turn, and the place of the message after them. */
    private record Group(List<Effect> effects, int end) {}
}
