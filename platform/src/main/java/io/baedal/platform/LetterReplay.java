package io.baedal.platform;

import io.baedal.platform.LetterNotes.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets dead letters take effect after all, each once and those of one key in their order. A letter goes to this service
 * only: the others had it from the shared topic. A parked key is released when nothing of it is left, which is decided
 * under the lock that a listener needs to write one more letter of that key; see docs/adr/0011.
 */
class LetterReplay {

    private static final int TRIES_OF_A_VIOLATION = 3;

    private final Supplier<LetterReader> topics;
    private final LetterNotes notes;
    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final Effect effect;

    LetterReplay(
            Supplier<LetterReader> topics,
            LetterNotes notes,
            Inbox inbox,
            TransactionTemplate transaction,
            Effect effect) {
        this.topics = topics;
        this.notes = notes;
        this.inbox = inbox;
        this.transaction = transaction;
        this.effect = effect;
    }

    /**
     * What a replayed message does, in the caller's transaction.
     *
     * @param inOrder false for a read model that takes events in any order, and so parks nothing
     */
    record Effect(Consumer<ConsumerRecord<String, byte[]>> of, boolean inOrder) {}

    /** What becomes of a letter that fails again. */
    enum Failing {
        STOPS_ITS_KEY,
        IS_GIVEN_UP
    }

    /** What happened to one letter. */
    record Result(
            String place,
            @Nullable String key,
            Outcome outcome,
            @Nullable String cause) {}

    /** Also replays the others of a key that one of the wanted letters holds: it has to wait for those before it. */
    List<Result> replay(Predicate<Letter> wanted) {
        try (OpenLetters open = open()) {
            List<Result> results = new ArrayList<>();
            Set<String> keys = new LinkedHashSet<>();
            for (Letter letter : open.all().stream().filter(wanted).toList()) {
                if (isInTurn(letter)) {
                    keys.add(letter.key());
                } else {
                    results.add(replay(letter, Failing.STOPS_ITS_KEY));
                }
            }
            keys.forEach(key -> results.addAll(replayInTurn(open, key, Failing.STOPS_ITS_KEY)));
            return results;
        }
    }

    /** The key is free afterwards, unless one of its letters failed again and is not to be given up. */
    List<Result> release(String key, Failing failing) {
        try (OpenLetters open = open()) {
            return replayInTurn(open, key, failing);
        }
    }

    /** Nothing more is tried with this letter, which stays in the topic. */
    void giveUp(Letter letter) {
        transaction.executeWithoutResult(_ -> {
            if (isInTurn(letter) && inbox.lockParked(letter.key())) {
                throw new OperationsRefusal.WaitsInTurn(letter.key()).toException();
            }
            notes.note(letter, Outcome.GIVEN_UP, letter.cause());
        });
    }

    OpenLetters open() {
        return new OpenLetters(topics.get(), notes);
    }

    private boolean isInTurn(Letter letter) {
        return effect.inOrder() && letter.holdsItsKey();
    }

    private List<Result> replayInTurn(OpenLetters open, String key, Failing failing) {
        List<Result> results = new ArrayList<>();
        Optional<Letter> next = nextOrRelease(open, key);
        while (next.isPresent()) {
            Result result = replay(next.get(), failing);
            results.add(result);
            if (!result.outcome().isFinal()) {
                return results;
            }
            open.settled(next.get());
            next = nextOrRelease(open, key);
        }
        return results;
    }

    /** While the lock is held no listener writes a letter of this key; what they wrote before is read here. */
    private Optional<Letter> nextOrRelease(OpenLetters open, String key) {
        return open.firstOf(key)
                .or(() -> transaction.execute(_ -> {
                    inbox.lockParked(key);
                    open.readOn();
                    Optional<Letter> late = open.firstOf(key);
                    if (late.isEmpty()) {
                        inbox.release(key);
                    }
                    return late;
                }));
    }

    private Result replay(Letter letter, Failing failing) {
        try {
            againAfterCollision(() -> takeEffect(letter));
            return new Result(letter.place(), letter.key(), Outcome.REPLAYED, null);
        } catch (RuntimeException failure) {
            if (!EventReceiver.isForGood(failure)) {
                throw failure;
            }
            return failed(letter, failing, EventReceiver.causeOf(failure));
        }
    }

    private Result failed(Letter letter, Failing failing, String cause) {
        Outcome outcome = switch (failing) {
            case STOPS_ITS_KEY -> Outcome.FAILED_AGAIN;
            case IS_GIVEN_UP -> Outcome.GIVEN_UP;
        };
        againAfterCollision(() -> {
            if (notes.isOpen(letter)) {
                notes.note(letter, outcome, cause);
            }
        });
        return new Result(letter.place(), letter.key(), outcome, cause);
    }

    /** Another operator may be at the same letter: it has the lock, or one of the two collides and finds it noted. */
    private void againAfterCollision(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> work.run());
                return;
            } catch (DataIntegrityViolationException violation) {
                if (attempt == TRIES_OF_A_VIOLATION) {
                    throw violation;
                }
            }
        }
    }

    private void takeEffect(Letter letter) {
        if (isInTurn(letter)) {
            inbox.lockParked(letter.key());
        }
        if (notes.isOpen(letter)) {
            effect.of().accept(letter.original());
            notes.note(letter, Outcome.REPLAYED, null);
        }
    }
}
