package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.LetterNotes.Outcome;
import io.baedal.platform.LetterReplay.Failing;
import io.baedal.platform.LetterReplay.Result;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Reactions.Reaction;
import io.baedal.platform.Refusal.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

@Tag("database")
class LetterReplayTests {

    private final PlatformDatabase database = new PlatformDatabase();
    private final AtomicLong charges = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private final Inbox inbox = new Inbox(database.jdbc, clock, meters);
    private final LetterNotes notes = new LetterNotes(database.jdbc, clock);
    private final FakeBroker broker = new FakeBroker();
    private final EventLanguage language = new EventLanguage();
    private final EventReceiver receiver = new EventReceiver(
            language,
            inbox,
            new DeadLetters(broker, inbox, database.transaction, "order", meters),
            database.transaction,
            meters);
    private final AtomicLong offset = new AtomicLong();

    /** The prices whose events fail for good at present. */
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();

    private final Reactions listens =
            event -> event instanceof Ordered ordered ? () -> takeEffect(ordered.id(), ordered.price()) : Reaction.NONE;
    private final LetterReplay replay = replay(() -> {});
    private final FailedEvents failed = new FailedEvents(replay);

    @BeforeEach
    void makeRoomForEffects() {
        database.jdbc
                .sql("create table if not exists charge (no bigint primary key, id bigint, price bigint)")
                .update();
        database.jdbc.sql("delete from charge").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLettersOfAKeyTakeEffectInTheirOrderAndThenItIsReleased() {
        broken.add(1L);
        LongStream.rangeClosed(1, 3).forEach(price -> receive(7, price));
        receive(8, 4);
        assertThat(effectsOf(7)).isEmpty();
        broken.clear();

        List<Result> results = replay.replay(_ -> true);

        assertThat(results).extracting(Result::outcome).containsOnly(Outcome.REPLAYED);
        assertThat(effectsOf(7)).containsExactly(1L, 2L, 3L);
        assertThat(effectsOf(8)).containsExactly(4L);
        assertThat(database.count("inbox_parked")).isZero();
        receive(7, 5);
        assertThat(effectsOf(7)).containsExactly(1L, 2L, 3L, 5L);
    }

    @Test
    void aReplayedLetterIsOpenNoMoreAndNeverTakesEffectAgain() {
        broken.add(1L);
        receive(7, 1);
        broken.clear();
        assertThat(replay.replay(_ -> true)).hasSize(1);
        assertThat(replay.replay(_ -> true)).isEmpty();
        assertThat(failed.overview().open()).isZero();
        assertThat(effectsOf(7)).containsExactly(1L);
        assertThat(notes.settled()).isEqualTo(1);
    }

    @Test
    void aLetterThatFailsAgainStaysListedWithItsNewCauseAndStopsItsKey() {
        broken.addAll(Set.of(1L, 2L));
        LongStream.rangeClosed(1, 3).forEach(price -> receive(7, price));
        broken.remove(1L);

        assertThat(replay.replay(_ -> true))
                .extracting(Result::outcome)
                .containsExactly(Outcome.REPLAYED, Outcome.FAILED_AGAIN);

        assertThat(effectsOf(7)).containsExactly(1L);
        assertThat(parked("7")).isTrue();
        assertThat(failed.overview().causes())
                .extracting(FailedEvents.Group::cause)
                .containsExactlyInAnyOrder("java.lang.IllegalArgumentException: a price of 2", DeadLetters.WAITS);
        broken.clear();
        replay.replay(_ -> true);
        assertThat(effectsOf(7)).containsExactly(1L, 2L, 3L);
        assertThat(parked("7")).isFalse();
    }

    @Test
    void oneLetterOfAParkedKeyBringsTheOthersAlongForTheSakeOfTheirOrder() {
        broken.add(1L);
        LongStream.rangeClosed(1, 3).forEach(price -> receive(7, price));
        broken.clear();
        String last = failed.overview().causes().stream()
                .filter(group -> group.cause().equals(DeadLetters.WAITS))
                .flatMap(group -> group.places().stream())
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(failed.replay(last)).hasSize(3);
        assertThat(effectsOf(7)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aKeyIsReleasedWithoutTheLettersThatAreGivenUp() {
        broken.add(1L);
        LongStream.rangeClosed(1, 2).forEach(price -> receive(7, price));
        assertThat(replay.release("7", Failing.STOPS_ITS_KEY)).hasSize(1);
        assertThat(parked("7")).isTrue();
        assertThat(replay.release("7", Failing.IS_GIVEN_UP))
                .extracting(Result::outcome)
                .containsExactly(Outcome.GIVEN_UP, Outcome.REPLAYED);
        assertThat(parked("7")).isFalse();
        assertThat(effectsOf(7)).containsExactly(2L);
        assertThat(failed.overview().open()).isZero();
    }

    @Test
    void foreignGarbageWithTheKeyOfAParkedOrderHoldsNothingUpAndMayBeGivenUp() {
        ConsumerRecord<String, byte[]> garbage = message("7", bytes("garbage"), Map.of());
        receiver.receive(garbage, listens);
        broken.add(1L);
        receive(7, 1);
        broken.clear();

        assertThat(replay.replay(_ -> true))
                .extracting(Result::outcome)
                .containsExactlyInAnyOrder(Outcome.FAILED_AGAIN, Outcome.REPLAYED);
        assertThat(parked("7")).isFalse();
        String place = failed.overview().causes().getFirst().places().getFirst();
        assertThat(failed.find(place).payload()).isEqualTo("garbage");
        failed.giveUp(place);
        assertThat(failed.overview().open()).isZero();
        assertThatThrownBy(() -> failed.find(place)).isInstanceOf(Refused.class).hasMessageContaining("not-found");
    }

    @Test
    void aLetterThatOthersWaitBehindCannotBeGivenUpAlone() {
        broken.add(1L);
        receive(7, 1);
        String place = failed.overview().causes().getFirst().places().getFirst();
        assertThatThrownBy(() -> failed.giveUp(place))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("waits-in-turn");
    }

    @Test
    void aFailureThatMayPassLeavesTheLetterAsItWas() {
        broken.add(1L);
        receive(7, 1);
        LetterReplay away = new LetterReplay(
                () -> reader(() -> {}),
                notes,
                inbox,
                database.transaction,
                new LetterReplay.Effect(
                        _ -> {
                            throw new TransientDataAccessResourceException("no connection");
                        },
                        true));
        assertThatThrownBy(() -> away.replay(_ -> true)).isInstanceOf(TransientDataAccessException.class);
        assertThat(database.count("dead_letter")).isZero();
        assertThat(parked("7")).isTrue();
    }

    @Test
    void onlyTheLettersOfACauseOrOfAKeyAreReplayedIfToldSo() {
        broken.addAll(Set.of(1L, 2L));
        receive(7, 1);
        receive(8, 2);
        broken.clear();
        assertThat(failed.replay("java.lang.IllegalArgumentException: a price of 2", null))
                .hasSize(1);
        assertThat(effectsOf(8)).containsExactly(2L);
        assertThat(failed.replay(null, "8")).isEmpty();
        assertThat(failed.replay(null, "7")).hasSize(1);
        assertThat(effectsOf(7)).containsExactly(1L);
    }

    @Test
    void aMessageWithoutAnIdHasTheSameOneWhenItIsReplayed() {
        ConsumerRecord<String, byte[]> bare =
                message("7", bytes(language.write(ordered(7, 1), Instant.EPOCH)), Map.of());
        broken.add(1L);
        receiver.receive(bare, listens);
        broken.clear();
        receiver.receive(bare, listens);
        assertThat(replay.replay(_ -> true)).extracting(Result::outcome).containsExactly(Outcome.REPLAYED);
        assertThat(effectsOf(7)).containsExactly(1L);
    }

    @Test
    void aTopicThatWasMadeAnewHasOtherLettersAtTheSamePlaces() {
        broken.add(1L);
        receive(7, 1);
        broken.clear();
        replay.replay(_ -> true);
        clock.advance(Duration.ofDays(1));
        broker.taken.clear();
        broken.add(2L);
        receive(8, 2);
        assertThat(failed.overview().open()).isEqualTo(1);
    }

    @Test
    void aLetterThatIsWrittenJustBeforeTheReleaseIsNotForgotten() {
        broken.add(1L);
        receive(7, 1);
        broken.clear();
        List<Runnable> between = new ArrayList<>(List.of(() -> {}, () -> receive(7, 2)));
        LetterReplay meetsTheListener = replay(() -> Optional.of(between)
                .filter(rest -> !rest.isEmpty())
                .map(List::removeFirst)
                .ifPresent(Runnable::run));
        // The first look sees one letter; the second one is written before the look under the lock.
        meetsTheListener.replay(_ -> true);
        assertThat(effectsOf(7)).containsExactly(1L, 2L);
        assertThat(parked("7")).isFalse();
    }

    /** The listener, two operators on two instances, and events that fail now and then: none is lost, none overtakes. */
    @Test
    void noEventSlipsPastWhileOperatorsReplayAndTheListenerGoesOn() throws Exception {
        int events = 400;
        broker.answer(_ -> {
            // Long enough for an operator to look between the listener's question and its letter.
            LockSupport.parkNanos(2_000_000);
            return FakeBroker.taken();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> listening = threads.submit(() -> {
                for (long price = 1; price <= events; price++) {
                    if (price % 5 == 0) {
                        broken.add(price);
                    }
                    receiveUntilItWorks(7, price);
                }
            });
            List<Future<?>> operators = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                operators.add(threads.submit(() -> {
                    do {
                        // Not before the first letter is there: a slow listener would otherwise never write one.
                        if (!broker.taken.isEmpty()) {
                            broken.clear();
                        }
                        replayUnlessBusy();
                        LockSupport.parkNanos(1_000_000);
                    } while (!listening.isDone());
                }));
            }
            listening.get();
            for (Future<?> operator : operators) {
                operator.get();
            }
        }
        broken.clear();
        replay.replay(_ -> true);
        assertThat(effectsOf(7))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
        assertThat(parked("7")).isFalse();
        assertThat(broker.taken).isNotEmpty();
    }

    private void replayUnlessBusy() {
        try {
            replay.replay(_ -> true);
        } catch (TransientDataAccessException busy) {
            Thread.onSpinWait();
        }
    }

    private void receiveUntilItWorks(long order, long price) {
        ConsumerRecord<String, byte[]> message = orderedMessage(order, price);
        while (true) {
            try {
                receiver.receive(message, listens);
                return;
            } catch (TransientDataAccessException notNow) {
                Thread.onSpinWait();
            }
        }
    }

    private LetterReplay replay(Runnable beforeEachLook) {
        return new LetterReplay(
                () -> reader(beforeEachLook),
                notes,
                inbox,
                database.transaction,
                new LetterReplay.Effect(message -> receiver.replay(message, listens), true));
    }

    /** The dead-letter topic as the fake broker took it. */
    private LetterReader reader(Runnable beforeEachLook) {
        return new LetterReader() {

            private int next;

            @Override
            public List<Letter> readOn() {
                beforeEachLook.run();
                List<Letter> letters = new ArrayList<>();
                for (List<ProducerRecord<String, byte[]>> taken = List.copyOf(broker.taken);
                        next < taken.size();
                        next++) {
                    letters.add(Letter.of(stored(taken.get(next), next), "order"));
                }
                return letters;
            }

            @Override
            public void close() {}
        };
    }

    private ConsumerRecord<String, byte[]> stored(ProducerRecord<String, byte[]> letter, long at) {
        return record(
                letter.topic(),
                0,
                at,
                clock.millis(),
                letter.key(),
                letter.value(),
                new RecordHeaders(letter.headers()));
    }

    private void receive(long order, long price) {
        receiver.receive(orderedMessage(order, price), listens);
    }

    private ConsumerRecord<String, byte[]> orderedMessage(long order, long price) {
        return message(
                String.valueOf(order),
                bytes(language.write(ordered(order, price), clock.instant())),
                Map.of("type", "Ordered", "id", order + "-" + price, "seq", String.valueOf(price)));
    }

    private ConsumerRecord<String, byte[]> message(String key, byte[] value, Map<String, String> headers) {
        RecordHeaders sent = new RecordHeaders();
        headers.forEach((name, text) -> sent.add(name, bytes(text)));
        return record(Event.EVENTS_TOPIC, 3, offset.getAndIncrement(), 1_000, key, value, sent);
    }

    private static ConsumerRecord<String, byte[]> record(
            String topic, int partition, long at, long time, String key, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic, partition, at, time, TimestampType.CREATE_TIME, -1, -1, key, value, headers, Optional.empty());
    }

    private static Ordered ordered(long order, long price) {
        return new Ordered(
                order, "customer", 1, "스토어99", "치킨", 1, price, "ORDERED", Instant.EPOCH, List.of(), null, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void takeEffect(long order, long price) {
        if (broken.contains(price)) {
            throw new IllegalArgumentException("a price of " + price);
        }
        database.jdbc
                .sql("insert into charge (no, id, price) values (?, ?, ?)")
                .params(charges.incrementAndGet(), order, price)
                .update();
    }

    private List<Long> effectsOf(long order) {
        return database.jdbc
                .sql("select price from charge where id = ? order by no")
                .param(order)
                .query(Long.class)
                .list();
    }

    private boolean parked(String key) {
        return Boolean.TRUE.equals(database.transaction.execute(_ -> inbox.isAnyParked(List.of(key))));
    }
}
