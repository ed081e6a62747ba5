package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Reactions.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;

@Tag("database")
class EventReceiverTests {

    private static final String ORDERED = GoldenEvents.json("Ordered");
    private static final String CANCELED = GoldenEvents.json("OrderCanceled");
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final PlatformDatabase database = new PlatformDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Inbox inbox = new Inbox(database.jdbc, new MovableClock(), meters);
    private final FakeBroker broker = new FakeBroker();
    private final EventReceiver receiver = receiver(broker);
    private final AtomicLong offset = new AtomicLong();

    /** The effect of every event of an order: one row that names it. */
    private final Reactions listens = event -> switch (event) {
        case OrderEvent order -> () -> takeEffect(order.type());
        case PaymentEvent _, StoreEvent _, DeliveryEvent _, MenuEvent _, MemberEvent _ -> Reaction.NONE;
    };

    @BeforeEach
    void makeRoomForEffects() {
        database.jdbc
                .sql("create table if not exists effect (type varchar(60) not null)")
                .update();
        database.jdbc.sql("delete from effect").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewEventTakesEffectOnce() {
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), listens);
        assertThat(effects()).containsExactly("Ordered");
        assertThat(received("Ordered", "applied")).isEqualTo(1);
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void aRepeatChangesNothing() {
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), listens);
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), listens);
        assertThat(effects()).containsExactly("Ordered");
        assertThat(received("Ordered", "applied")).isEqualTo(1);
    }

    @Test
    void anOvertakenEventChangesNothingAndAGapIsNoObstacle() {
        receiver.receive(message("7", CANCELED, headers("OrderCanceled", "b", 5)), listens);
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), listens);
        receiver.receive(message("7", CANCELED, headers("OrderCanceled", "c", 8)), listens);
        assertThat(effects()).containsExactly("OrderCanceled", "OrderCanceled");
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void aMessageWithoutHeadersCountsByItsPayloadAndItsPlace() {
        ConsumerRecord<String, byte[]> bare = message("7", ORDERED, NO_HEADERS);
        receiver.receive(bare, listens);
        receiver.receive(bare, listens);
        receiver.receive(message("7", CANCELED, NO_HEADERS), listens);
        assertThat(effects()).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void anIdThatIsNoneOfOursAndANumberThatIsNoneAreTakenAsMissing() {
        receiver.receive(
                message("7", ORDERED, Map.of("type", "Ordered", "id", "x".repeat(65), "seq", "first")), listens);
        receiver.receive(message("7", ORDERED, Map.of("type", "Ordered", "id", " ", "occurredAt", "today")), listens);
        assertThat(effects()).containsExactly("Ordered", "Ordered");
    }

    @Test
    void anUnknownTypeIsDoneAndCounted() {
        receiver.receive(message("7", "{}", headers("Eaten", "a", 1)), listens);
        receiver.receive(message("7", "{\"eventType\":\"Eaten\"}", NO_HEADERS), listens);
        receiver.receive(message("7", "{\"order\":7}", NO_HEADERS), listens);
        receiver.receive(message("7", "garbage", headers("java.lang.Runtime", "b", 1)), listens);
        assertThat(received("unknown", "ignored")).isEqualTo(4);
        assertThat(effects()).isEmpty();
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void anEventThatTheServiceDoesNotListenToIsNotRemembered() {
        receiver.receive(message("1", GoldenEvents.json("MenuPublished"), headers("MenuPublished", "a", 1)), listens);
        assertThat(database.count("inbox")).isZero();
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void aTombstoneIsIgnored() {
        receiver.receive(message("7", (byte[]) null, NO_HEADERS), listens);
        assertThat(broker.sent).isEmpty();
        assertThat(received("unknown", "ignored")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void whatCanNeverBeReadGoesToTheDeadLettersAsItWas(byte @Nullable [] value, Map<String, String> headers) {
        ConsumerRecord<String, byte[]> message = message("7", value, headers);
        receiver.receive(message, listens);

        assertThat(broker.taken).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("baedal.events.order.dlt");
            assertThat(letter.key()).isEqualTo("7");
            assertThat(letter.value()).isEqualTo(value);
            assertThat(texts(letter.headers())).containsAllEntriesOf(headers);
            assertThat(texts(letter.headers())).containsEntry("dlt-place", Received.place(message));
            assertThat(texts(letter.headers()).get("dlt-cause")).isNotBlank();
        });
        assertThat(message.headers()).hasSize(headers.size());
        assertThat(effects()).isEmpty();
        assertThat(database.count("inbox")).isZero();
        assertThat(meters.get("baedal.dead.letters").counter().count()).isEqualTo(1);
    }

    static List<Arguments> poison() {
        return Stream.of(
                        "",
                        "{",
                        "null",
                        "[]",
                        "{\"eventType\":\"Ordered\",\"id\":\"seven\"}",
                        "{\"eventType\":\"Ordered\"}",
                        "x".repeat(1_000_000),
                        "{\"eventType\":\"Ordered\",\"id\":[" + "[".repeat(5_000))
                .map(EventReceiverTests::bytes)
                .flatMap(bytes -> Stream.of(
                        Arguments.of(bytes, NO_HEADERS),
                        Arguments.of(bytes, Map.of("id", "a", "seq", "1")),
                        Arguments.of(bytes, headers("Ordered", "a", 1))))
                .toList();
    }

    @Test
    void anEventOfOursWithoutAPayloadIsADeadLetter() {
        receiver.receive(message("7", (byte[]) null, headers("Ordered", "a", 1)), listens);
        assertThat(broker.taken)
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isNull());
        assertThat(inbox.isAnyParked(List.of("7"))).isTrue();
    }

    @Test
    void foreignGarbageWithAnOrdersKeyDoesNotParkTheOrder() {
        receiver.receive(message("7", "garbage", NO_HEADERS), listens);
        receiver.receive(message("7", "garbage", Map.of("id", "a", "seq", "1")), listens);
        receiver.receive(message(null, "garbage", headers("Ordered", "a", 1)), listens);
        receiver.receive(message("7".repeat(200), "garbage", headers("Ordered", "a", 1)), listens);
        receiver.receive(message("7", ORDERED, headers("Ordered", "b", 1)), listens);
        assertThat(broker.taken).hasSize(4);
        assertThat(effects()).containsExactly("Ordered");
        assertThat(meters.get("baedal.inbox.parked").gauge().value()).isZero();
    }

    @Test
    void isReadAgainWhenTheDeadLetterCannotBeWritten() {
        ConsumerRecord<String, byte[]> broken = message("7", "{", headers("Ordered", "a", 1));
        broker.answer(_ -> FakeBroker.refused());
        assertThatThrownBy(() -> receiver.receive(broken, listens))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("baedal.events-3-0");
        assertThat(inbox.isAnyParked(List.of("7"))).isFalse();

        broker.answer(_ -> {
            throw new KafkaException("Send failed");
        });
        assertThatThrownBy(() -> receiver.receive(broken, listens)).isInstanceOf(KafkaException.class);
        assertThat(meters.get("baedal.dead.letters").counter().count()).isZero();

        broker.answer(_ -> FakeBroker.taken());
        receiver.receive(broken, listens);
        assertThat(broker.taken).hasSize(1);
        assertThat(inbox.isAnyParked(List.of("7"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresForGood")
    void whatFailsForGoodIsADeadLetterAndWhatFollowsOfItsKeyWaitsThereToo(RuntimeException failure) {
        Reactions fails = _ -> () -> {
            takeEffect("half of it");
            throw failure;
        };
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), fails);
        receiver.receive(message("7", CANCELED, headers("OrderCanceled", "b", 2)), listens);
        receiver.receive(message("8", ORDERED, headers("Ordered", "c", 3)), listens);

        assertThat(effects()).containsExactly("Ordered");
        assertThat(database.jdbc
                        .sql("select event_id from inbox")
                        .query(String.class)
                        .list())
                .containsExactly("c");
        assertThat(broker.taken)
                .extracting(letter -> texts(letter.headers()).get("id"))
                .containsExactly("a", "b");
        assertThat(broker.taken)
                .extracting(letter -> texts(letter.headers()).get("dlt-cause"))
                .containsExactly(failure.toString(), "waits behind an earlier message of its key");
        assertThat(meters.get("baedal.inbox.parked").gauge().value()).isEqualTo(1);
    }

    static List<RuntimeException> failuresForGood() {
        return List.of(
                new IllegalArgumentException("a price of -1"),
                new NullPointerException("no store name"),
                new ArithmeticException("long overflow"),
                new DuplicateKeyException("never fits"));
    }

    @Test
    void aRowThatTheDatabaseWillNeverTakeIsADeadLetter() {
        AtomicInteger tries = new AtomicInteger();
        Reactions violates = _ -> () -> {
            tries.incrementAndGet();
            takeEffect(null);
        };
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), violates);
        assertThat(broker.taken).hasSize(1);
        assertThat(tries).hasValue(3);
        assertThat(database.count("inbox")).isZero();
    }

    @Test
    void aParkedKeyGoesOnWhenAnOperatorReleasedIt() {
        receiver.receive(message("7", "{", headers("Ordered", "a", 1)), listens);
        database.jdbc.sql("delete from inbox_parked").update();
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), listens);
        assertThat(effects()).containsExactly("Ordered");
    }

    @Test
    void aTransientFailureGoesUpLeavesNothingBehindAndTheNextTryWorks() {
        ConsumerRecord<String, byte[]> message = message("7", ORDERED, headers("Ordered", "a", 1));
        Reactions fails = _ -> () -> {
            takeEffect("half of it");
            throw new TransientDataAccessResourceException("no connection");
        };
        assertThatThrownBy(() -> receiver.receive(message, fails))
                .isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(effects()).isEmpty();
        assertThat(database.count("inbox")).isZero();
        assertThat(database.count("inbox_seq")).isZero();
        assertThat(broker.sent).isEmpty();

        receiver.receive(message, listens);
        assertThat(effects()).containsExactly("Ordered");
    }

    @Test
    void aCollisionIsTriedAgainAtOnce() {
        AtomicInteger tries = new AtomicInteger();
        Reactions collidesOnce = _ -> () -> {
            takeEffect("Ordered");
            if (tries.incrementAndGet() == 1) {
                throw new DuplicateKeyException("another instance was first");
            }
        };
        receiver.receive(message("7", ORDERED, headers("Ordered", "a", 1)), collidesOnce);
        assertThat(tries).hasValue(2);
        assertThat(effects()).containsExactly("Ordered");
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void twoInstancesWithTheSameEventAtOnceLetItTakeEffectOnce() {
        int rounds = 25;
        CyclicBarrier together = new CyclicBarrier(2);
        List<Thread> instances = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    for (int round = 1; round <= rounds; round++) {
                        await(together);
                        receiveUntilItWorks(message("7", ORDERED, headers("Ordered", "id " + round, round)), listens);
                    }
                }))
                .toList();
        instances.forEach(EventReceiverTests::join);
        assertThat(effects()).hasSize(rounds);
        assertThat(database.count("inbox")).isEqualTo(rounds);
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void twoInstancesThatDeadlockBothTakeEffectInTheEnd() {
        List.of(1, 2)
                .forEach(id -> database.jdbc
                        .sql("insert into inbox_seq (aggregate_type, aggregate_id, seq) values ('counter', ?, 0)")
                        .param(id)
                        .update());
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        List<Thread> instances = Stream.of(List.of(1, 2), List.of(2, 1))
                .map(rows -> Thread.ofVirtual()
                        .start(() -> receiveUntilItWorks(
                                message("7", ordered(rows.getFirst()), headers("Ordered", "id " + rows, 1)),
                                counting(rows, bothHaveOne))))
                .toList();
        instances.forEach(EventReceiverTests::join);
        assertThat(database.jdbc
                        .sql("select seq from inbox_seq where aggregate_type = 'counter'")
                        .query(Long.class)
                        .list())
                .containsExactly(2L, 2L);
        assertThat(broker.sent).isEmpty();
    }

    /** Locks the first row, waits for the other instance to have its own first one, and locks the second. */
    private Reactions counting(List<Integer> rows, CountDownLatch bothHaveOne) {
        return _ -> () -> rows.forEach(id -> {
            database.jdbc
                    .sql("update inbox_seq set seq = seq + 1 where aggregate_type = 'counter' and aggregate_id = ?")
                    .param(id)
                    .update();
            bothHaveOne.countDown();
            awaitAll(bothHaveOne);
        });
    }

    @Test
    void theCorrelationIdComesBackIntoTheLogAndAnOddOneDoesNot() {
        List<String> seen = new ArrayList<>();
        Reactions looks = _ -> () -> seen.add(String.valueOf(CorrelationId.current()));
        receiver.receive(message("7", ORDERED, Map.of("type", "Ordered", "correlationId", "checkout-1")), looks);
        receiver.receive(message("7", ORDERED, Map.of("type", "Ordered", "correlationId", "x".repeat(65))), looks);
        receiver.receive(message("7", ORDERED, Map.of("type", "Ordered", "correlationId", "a\nb")), looks);
        receiver.receive(message("7", ORDERED, Map.of("type", "Ordered")), looks);
        assertThat(seen).containsExactly("checkout-1", "null", "null", "null");
        assertThat(MDC.get(CorrelationId.MDC_KEY)).isNull();
    }

    @Test
    void aPollTakesEffectInOneTransaction() {
        Set<Object> transactions = new HashSet<>();
        Reactions looks = _ -> () -> transactions.add(database.currentTransaction());
        receiver.receive(
                List.of(
                        message("7", ordered(7), headers("Ordered", "a", 1)),
                        message("7", "{}", headers("Eaten", "b", 2)),
                        message("8", ordered(8), headers("Ordered", "c", 1)),
                        message("7", ordered(7), headers("Ordered", "a", 1))),
                looks);
        assertThat(transactions).hasSize(1);
        assertThat(received("Ordered", "applied")).isEqualTo(2);
        assertThat(database.count("inbox")).isEqualTo(2);
    }

    @Test
    void oneDeadLetterOfAPollCostsTheOthersNothing() {
        receiver.receive(
                List.of(
                        message("7", ordered(7), headers("Ordered", "a", 1)),
                        message("8", "{", headers("Ordered", "b", 1)),
                        message("8", CANCELED, headers("OrderCanceled", "c", 2)),
                        message("9", ordered(9), headers("Ordered", "d", 1))),
                listens);
        assertThat(effects()).containsExactly("Ordered", "Ordered");
        assertThat(received("Ordered", "applied")).isEqualTo(2);
        assertThat(broker.taken).extracting(ProducerRecord::key).containsExactly("8", "8");
    }

    @Test
    void aPollThatFailsInTheMiddleNamesTheFirstMessageToReadAgain() {
        List<ConsumerRecord<String, byte[]>> poll = List.of(
                message("7", ordered(7), headers("Ordered", "a", 1)),
                message("7", CANCELED, headers("OrderCanceled", "b", 2)),
                message("9", ordered(9), headers("Ordered", "c", 1)));
        Reactions failsOnce = event -> () -> {
            if (event instanceof OrderCanceled) {
                throw new TransientDataAccessResourceException("no connection");
            }
            takeEffect(event.type());
        };
        assertThatThrownBy(() -> receiver.receive(poll, failsOnce))
                .isInstanceOfSatisfying(
                        BatchListenerFailedException.class,
                        notNow -> assertThat(notNow.getIndex()).isEqualTo(1));
        assertThat(effects()).containsExactly("Ordered");

        receiver.receive(poll.subList(1, 3), listens);
        assertThat(effects()).containsExactlyInAnyOrder("Ordered", "OrderCanceled", "Ordered");
    }

    @Test
    void whoWantsToBeAloneGetsATransactionOfItsOwn() {
        List<Object> transactions = new ArrayList<>();
        receiver.receive(
                List.of(
                        message("6", ordered(6), headers("Ordered", "a", 1)),
                        message("7", ordered(7), headers("Ordered", "b", 1)),
                        message("8", ordered(8), headers("Ordered", "c", 1)),
                        message("9", ordered(9), headers("Ordered", "d", 1))),
                event -> event.aggregateId() == 8
                        ? Reaction.alone(() -> transactions.add(database.currentTransaction()))
                        : () -> transactions.add(database.currentTransaction()));
        assertThat(transactions).hasSize(4);
        assertThat(transactions.get(1)).isEqualTo(transactions.get(0));
        assertThat(Set.copyOf(transactions)).hasSize(3);
    }

    @Test
    void thoseThatShareATransactionRunInTheirTurns() {
        List<Long> ran = new ArrayList<>();
        receiver.receive(
                List.of(
                        message("6", ordered(6), headers("Ordered", "a", 1)),
                        message("7", ordered(7), headers("Ordered", "b", 1)),
                        message("8", ordered(8), headers("Ordered", "c", 1))),
                event -> Reaction.inTurn(event.aggregateId() == 6 ? 2 : 1, () -> ran.add(event.aggregateId())));
        assertThat(ran).containsExactly(7L, 8L, 6L);
    }

    @Test
    void aProjectionGetsEverythingReadableOfAPollInOrderRepeatsToo() {
        AtomicReference<List<Received>> applied = new AtomicReference<>(List.of());
        receiver.project(
                List.of(
                        message("7", ORDERED, headers("Ordered", "a", 1)),
                        message("7", "{", headers("OrderCanceled", "b", 2)),
                        message("7", "{}", headers("Eaten", "c", 3)),
                        message("1", GoldenEvents.json("MenuPublished"), headers("MenuPublished", "d", 1)),
                        message("7", ORDERED, headers("Ordered", "a", 1))),
                applied::set);
        assertThat(applied.get())
                .extracting(received -> received.event().type())
                .containsExactly("Ordered", "MenuPublished", "Ordered");
        assertThat(applied.get().getFirst())
                .isEqualTo(new Received(GoldenEvents.event(Ordered.class), "a", 1, new MovableClock().instant()));
        assertThat(broker.taken).hasSize(1);
    }

    @Test
    void aProjectionThatFailsGetsTheSamePollAgain() {
        List<ConsumerRecord<String, byte[]>> poll = List.of(message("7", CANCELED, headers("OrderCanceled", "a", 1)));
        assertThatThrownBy(() -> receiver.project(poll, _ -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        AtomicReference<List<Received>> applied = new AtomicReference<>(List.of());
        receiver.project(poll, applied::set);
        assertThat(applied.get()).extracting(Received::event).containsExactly(GoldenEvents.event(OrderCanceled.class));
    }

    @Test
    void theRealBrokerTakesTheLargestDeadLetter() {
        String id = UUID.randomUUID().toString();
        byte[] garbage = bytes("치".repeat(600_000));
        DefaultKafkaProducerFactory<String, byte[]> producer = new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", WithBroker.bootstrapServers(), "max.request.size", 4_194_304),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            receiver(new KafkaTemplate<>(producer)).receive(message("7", garbage, headers("Ordered", id, 1)), listens);
        } finally {
            producer.destroy();
        }
        assertThat(WithBroker.read("baedal.events.order.dlt", 1, letter -> id.equals(WithBroker.header(letter, "id"))))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo("7");
                    assertThat(letter.value()).isEqualTo(garbage);
                    assertThat(WithBroker.header(letter, "type")).isEqualTo("Ordered");
                    assertThat(WithBroker.header(letter, "dlt-place")).isEqualTo("baedal.events-3-0");
                });
    }

    private static String ordered(long orderId) {
        return ORDERED.replaceFirst("\"id\": *\\d+", "\"id\":" + orderId);
    }

    private EventReceiver receiver(KafkaTemplate<String, byte[]> kafka) {
        return new EventReceiver(
                new EventLanguage(),
                inbox,
                new DeadLetters(kafka, inbox, database.transaction, "order", meters),
                database.transaction,
                meters);
    }

    /** As the container does: a failure means that the same message comes again. */
    private void receiveUntilItWorks(ConsumerRecord<String, byte[]> message, Reactions reactions) {
        boolean done = false;
        while (!done) {
            try {
                receiver.receive(message, reactions);
                done = true;
            } catch (DataAccessException notNow) {
                assertThat(PassingFailure.isCauseOf(notNow))
                        .as(notNow.toString())
                        .isTrue();
            }
        }
    }

    private ConsumerRecord<String, byte[]> message(@Nullable String key, String value, Map<String, String> headers) {
        return message(key, bytes(value), headers);
    }

    private ConsumerRecord<String, byte[]> message(
            @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        RecordHeaders recordHeaders = new RecordHeaders();
        headers.forEach((name, text) -> recordHeaders.add(name, bytes(text)));
        return new ConsumerRecord<>(
                Event.EVENTS_TOPIC,
                3,
                offset.getAndIncrement(),
                new MovableClock().instant().toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                recordHeaders,
                Optional.empty());
    }

    private void takeEffect(@Nullable String what) {
        database.jdbc.sql("insert into effect (type) values (?)").param(what).update();
    }

    private List<String> effects() {
        return database.jdbc.sql("select type from effect").query(String.class).list();
    }

    private double received(String type, String outcome) {
        return meters.get("baedal.events.received")
                .tags("type", type, "outcome", outcome)
                .counter()
                .count();
    }

    private static Map<String, String> headers(String type, String id, long seq) {
        return Map.of(
                "type",
                type,
                "id",
                id,
                "seq",
                String.valueOf(seq),
                "occurredAt",
                new MovableClock().instant().toString());
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
