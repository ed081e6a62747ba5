package io.baedal.platform;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Aggregate.Said;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@Tag("database")
class OutboxRelayTests {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** Aggregates of one test are neighbours in one lane; those of two tests never meet on the shared topic. */
    private static final AtomicLong NEXT_ID = new AtomicLong(1_000_000);

    private final PlatformDatabase database = new PlatformDatabase();
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<DefaultKafkaProducerFactory<?, ?>> producers = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(database.jdbc, new EventLanguage(), clock, () -> relays.forEach(OutboxRelay::wake));

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        producers.forEach(DefaultKafkaProducerFactory::destroy);
        database.close();
    }

    @Nested
    class WithTheRealBroker {

        @Test
        void sendsTheEventsOfAnAggregateInOrderWithTheirHeadersAndForgetsThem() {
            List<Long> ids = aggregates(3);
            try (var _ = MDC.putCloseable(CorrelationId.MDC_KEY, "checkout-1")) {
                sayFromEach(ids, 20);
            }
            Map<String, String> idsInTheTable = new HashMap<>();
            database.jdbc
                    .sql("select aggregate_id, aggregate_seq, event_id from outbox")
                    .query(row -> {
                        idsInTheTable.put(row.getString(1) + " " + row.getString(2), row.getString(3));
                    });

            start(kafka(Map.of()));
            eventually().until(() -> database.count("outbox") == 0);

            var messages = WithBroker.readAll(Event.EVENTS_TOPIC, keyIn(ids));
            assertThat(seqsByKey(messages)).isEqualTo(eachOf(ids, 20));
            assertThat(messages).allSatisfy(message -> {
                String seq = WithBroker.header(message, "seq");
                assertThat(WithBroker.header(message, "type")).isEqualTo("PickedUp");
                assertThat(WithBroker.header(message, "id")).isEqualTo(idsInTheTable.get(message.key() + " " + seq));
                assertThat(WithBroker.header(message, "occurredAt")).isEqualTo("2026-11-20T10:15:30Z");
                assertThat(WithBroker.header(message, "correlationId")).isEqualTo("checkout-1");
                assertThat(new String(message.value(), StandardCharsets.UTF_8))
                        .isEqualTo(new EventLanguage()
                                .write(event(Long.parseLong(message.key()), Long.parseLong(seq)), clock.instant()));
            });
            assertThat(meter("baedal.outbox.published")).isEqualTo(60);
            assertThat(meter("baedal.outbox.failures")).isZero();
        }

        @Test
        void twoRelaysOnOneDatabaseSendEveryRowExactlyOnce() {
            start(kafka(Map.of()));
            start(kafka(Map.of()));
            List<Long> ids = LongStream.range(0, 40)
                    .mapToObj(_ -> NEXT_ID.incrementAndGet())
                    .toList();
            sayFromEach(ids, 10);
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(seqsByKey(WithBroker.readAll(Event.EVENTS_TOPIC, keyIn(ids))))
                    .isEqualTo(eachOf(ids, 10));
        }

        @Test
        void sendsARowThatHasALowerIdThanOthersButWasCommittedAfterThem() throws InterruptedException {
            List<Long> ids = aggregates(2);
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            Thread late = Thread.ofVirtual()
                    .start(() -> database.transaction.executeWithoutResult(_ -> {
                        outbox.append(new Said(event(ids.get(0), 1), 1));
                        written.countDown();
                        await(mayCommit);
                    }));
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
            say(ids.get(1), 1);

            start(kafka(Map.of()));
            eventually().until(() -> meter("baedal.outbox.published") == 1);
            mayCommit.countDown();
            late.join();
            eventually().until(() -> meter("baedal.outbox.published") == 2);

            assertThat(WithBroker.readAll(Event.EVENTS_TOPIC, keyIn(ids)))
                    .extracting(ConsumerRecord::key)
                    .containsExactlyInAnyOrder(key(ids.get(0)), key(ids.get(1)));
        }

        @Test
        void parksARowThatTheBrokerFindsTooLargeAndHoldsBackOnlyItsAggregate() throws Exception {
            String narrow = "narrow-" + UUID.randomUUID();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", WithBroker.bootstrapServers()))) {
                admin.createTopics(
                                List.of(new NewTopic(narrow, 1, (short) 1).configs(Map.of("max.message.bytes", "100"))))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            List<Long> ids = aggregates(2);
            sayFromEach(ids, 3);
            database.jdbc
                    .sql("update outbox set topic = ? where aggregate_id = ? and aggregate_seq = 2")
                    .params(narrow, ids.get(0))
                    .update();
            parksTheSecondRowOfTheFirst(ids, kafka(Map.of()));
        }

        @Test
        void parksARowThatTheProducerAlreadyFindsTooLarge() {
            List<Long> ids = aggregates(2);
            sayFromEach(ids, 3);
            database.jdbc
                    .sql("update outbox set payload = ? where aggregate_id = ? and aggregate_seq = 2")
                    .params("x".repeat(2_000), ids.get(0))
                    .update();
            parksTheSecondRowOfTheFirst(ids, kafka(Map.of("max.request.size", 1_000)));
        }

        private void parksTheSecondRowOfTheFirst(List<Long> ids, KafkaTemplate<String, byte[]> kafka) {
            start(kafka);
            // What is sent is counted a moment before its transaction ends.
            eventually().until(() -> meter("baedal.outbox.published") == 4 && meter("baedal.outbox.parked") == 1);
            assertThat(meter("baedal.outbox.pending")).isEqualTo(1);
            assertThat(seqsByKey(WithBroker.readAll(Event.EVENTS_TOPIC, keyIn(ids))))
                    .isEqualTo(Map.of(key(ids.get(0)), List.of(1L), key(ids.get(1)), List.of(1L, 2L, 3L)));

            // What an operator does about it.
            database.jdbc
                    .sql("update outbox set payload = '{}', topic = 'baedal.events', parked_reason = null"
                            + " where parked_reason is not null")
                    .update();
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(seqsByKey(WithBroker.readAll(Event.EVENTS_TOPIC, keyIn(ids))))
                    .isEqualTo(eachOf(ids, 3));
        }

        @Test
        void aTopicThatIsNotThereHoldsBackNothingElse() {
            List<Long> ids = aggregates(2);
            long inALaterLane = ids.get(0) + Outbox.LANES - 1;
            ids.forEach(id -> say(id, 1));
            say(inALaterLane, 1);
            say(ids.get(1), 2);
            database.jdbc
                    .sql("update outbox set topic = 'nowhere' where aggregate_id = ?")
                    .param(ids.get(0))
                    .update();

            start(kafka(Map.of("max.block.ms", 200)));

            eventually().until(() -> meter("baedal.outbox.published") == 3);
            assertThat(database.jdbc
                            .sql("select aggregate_id from outbox where parked_reason is null")
                            .query(Long.class)
                            .list())
                    .containsExactly(ids.get(0));
        }
    }

    @Nested
    class WithAFakeBroker {

        private final FakeBroker broker = new FakeBroker();

        @Test
        void keepsWhatIsRefusedAndSendsItLater() {
            broker.answer(_ -> FakeBroker.refused());
            staysInTheTableUntilTheBrokerTakesIt();
        }

        @Test
        void keepsWhatCouldNotEvenBeSentAndSendsItLater() {
            broker.answer(_ -> {
                throw new KafkaException("Send failed", new TimeoutException("no metadata"));
            });
            staysInTheTableUntilTheBrokerTakesIt();
        }

        private void staysInTheTableUntilTheBrokerTakesIt() {
            List<Long> ids = aggregates(2);
            sayFromEach(ids, 3);
            clock.advance(Duration.ofSeconds(30));

            start(broker);
            eventually().until(() -> meter("baedal.outbox.failures") >= 2);
            assertThat(meter("baedal.outbox.pending")).isEqualTo(6);
            assertThat(meter("baedal.outbox.oldest")).isEqualTo(30);
            assertThat(meter("baedal.outbox.published")).isZero();
            assertThat(meter("baedal.outbox.parked")).isZero();
            assertThat(broker.sent)
                    .allSatisfy(message -> assertThat(seq(message)).isEqualTo(1));

            broker.answer(_ -> FakeBroker.taken());
            eventually().until(() -> meter("baedal.outbox.pending") == 0);
            assertThat(seqsTaken()).isEqualTo(eachOf(ids, 3));
            assertThat(meter("baedal.outbox.published")).isEqualTo(6);
            assertThat(meter("baedal.outbox.oldest")).isZero();
        }

        @Test
        void anAggregateWhoseFirstRowFailedDoesNotSendItsSecondWhileOthersFlowOn() {
            List<Long> ids = aggregates(3);
            String failing = key(ids.get(1));
            broker.answer(message -> message.key().equals(failing) ? FakeBroker.refused() : FakeBroker.taken());
            sayFromEach(ids, 4);

            start(broker);
            eventually().until(() -> broker.taken.size() == 8);
            assertThat(seqsTaken()).isEqualTo(eachOf(List.of(ids.get(0), ids.get(2)), 4));
            assertThat(broker.sent)
                    .filteredOn(message -> message.key().equals(failing))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(seq(message)).isEqualTo(1));

            broker.answer(_ -> FakeBroker.taken());
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(seqsTaken()).isEqualTo(eachOf(ids, 4));
        }

        @Test
        void doesNotSendTheSecondRowBeforeTheFirstWasAcknowledged() {
            long id = aggregates(1).getFirst();
            CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
            broker.answer(message -> seq(message) == 1 ? acknowledgement : FakeBroker.taken());
            say(id, 1);
            say(id, 2);

            start(broker);
            eventually().until(() -> !broker.sent.isEmpty());
            assertThat(broker.sent).hasSize(1);
            assertThat(database.count("outbox")).isEqualTo(2);

            acknowledgement.complete(null);
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(broker.sentTooEarly).isEmpty();
        }

        @Test
        void keepsTheOrderWithABrokerThatAcknowledgesLate() {
            AtomicInteger delay = new AtomicInteger();
            broker.answer(_ -> CompletableFuture.runAsync(
                    () -> {},
                    CompletableFuture.delayedExecutor(delay.incrementAndGet() * 7 % 20, TimeUnit.MILLISECONDS)));
            List<Long> ids = aggregates(20);
            sayFromEach(ids, 5);

            start(broker);
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(seqsTaken()).isEqualTo(eachOf(ids, 5));
            assertThat(broker.sent).hasSize(100);
            assertThat(broker.sentTooEarly).isEmpty();
        }

        @Test
        void aLateAcknowledgementIsNeitherLostNorAskedForAgainByAnotherRelay() {
            long id = aggregates(1).getFirst();
            CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
            broker.answer(_ -> acknowledgement);
            say(id, 1);
            start(broker);
            eventually().until(() -> broker.sent.size() == 1);

            FakeBroker other = new FakeBroker();
            start(other);
            long inALaterLane = id + 1;
            say(inALaterLane, 1);
            eventually().until(() -> other.taken.size() == 1);
            assertThat(other.taken).extracting(ProducerRecord::key).containsExactly(key(inALaterLane));

            acknowledgement.complete(null);
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(other.sent).hasSize(1);
            assertThat(broker.sent).hasSize(1);
        }

        @Test
        void stopsAfterTheSendUnderWaySoThatNothingIsSentAgain() {
            long id = aggregates(1).getFirst();
            CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
            broker.answer(_ -> acknowledgement);
            say(id, 1);
            OutboxRelay relay = start(broker);
            eventually().until(() -> broker.sent.size() == 1);

            Thread stopping = Thread.ofVirtual().start(relay::stop);
            eventually().until(() -> !relay.isRunning());
            acknowledgement.complete(null);
            eventually().until(() -> !stopping.isAlive());
            assertThat(database.count("outbox")).isZero();
        }

        @Test
        void isWokenByACommitAndDoesNotWaitForThePoll() {
            OutboxRelay relay = relay(broker, Duration.ofHours(1));
            relays.add(relay);
            relay.start();
            aggregates(5).forEach(id -> {
                say(id, 1);
                eventually().until(() -> database.count("outbox") == 0);
            });
            assertThat(broker.taken).hasSize(5);
        }

        @Test
        void sendsMoreThanOneBatchOfALane() {
            long id = aggregates(1).getFirst();
            database.transaction.executeWithoutResult(_ ->
                    IntStream.rangeClosed(1, 600).forEach(seq -> outbox.append(new Said(event(id, seq), seq))));
            start(broker);
            eventually().until(() -> database.count("outbox") == 0);
            assertThat(seqsTaken()).isEqualTo(eachOf(List.of(id), 600));
        }

        @Test
        void aKindOfAggregateDoesNotWaitForAnotherKindWithTheSameId() {
            long id = aggregates(1).getFirst();
            broker.answer(message -> message.topic().equals(Event.MENUS_TOPIC)
                    ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                    : FakeBroker.taken());
            append(new MenuPublished(id, "스토어99", true, 1, List.of(), null), 1);
            say(id, 1);

            start(broker);
            eventually().until(() -> meter("baedal.outbox.parked") == 1 && database.count("outbox") == 1);
            assertThat(seqsTaken()).isEqualTo(eachOf(List.of(id), 1));
        }

        private Map<String, List<Long>> seqsTaken() {
            return broker.taken.stream()
                    .collect(groupingBy(ProducerRecord::key, mapping(OutboxRelayTests::seq, toList())));
        }
    }

    private OutboxRelay relay(KafkaTemplate<String, byte[]> kafka, Duration pollInterval) {
        return new OutboxRelay(
                new OutboxTable(database.template, clock),
                new OutboxSender(kafka),
                database.transaction,
                pollInterval,
                clock,
                meters);
    }

    private OutboxRelay start(KafkaTemplate<String, byte[]> kafka) {
        OutboxRelay relay = relay(kafka, POLL_INTERVAL);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private KafkaTemplate<String, byte[]> kafka(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                WithBroker.bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                0,
                "max.block.ms",
                2_000));
        settings.putAll(more);
        DefaultKafkaProducerFactory<String, byte[]> producer =
                new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        producers.add(producer);
        return new KafkaTemplate<>(producer);
    }

    /** In one lane, which is the harder case: what one of them does could stop the others. */
    private static List<Long> aggregates(int number) {
        long first = NEXT_ID.getAndAdd((long) (number + 1) * Outbox.LANES);
        return LongStream.range(0, number)
                .mapToObj(each -> first + each * Outbox.LANES)
                .toList();
    }

    private void sayFromEach(List<Long> ids, int times) {
        for (int seq = 1; seq <= times; seq++) {
            for (long id : ids) {
                say(id, seq);
            }
        }
    }

    private void say(long id, long seq) {
        append(event(id, seq), seq);
    }

    private void append(Event event, long seq) {
        database.transaction.executeWithoutResult(_ -> outbox.append(new Said(event, seq)));
    }

    private PickedUp event(long id, long seq) {
        return new PickedUp(seq, id, 1, "courier", "PICKED_UP", clock.instant());
    }

    private double meter(String name) {
        return meters.get(name).meters().stream()
                .findFirst()
                .orElseThrow()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Predicate<ConsumerRecord<String, byte[]>> keyIn(List<Long> ids) {
        Set<String> keys = Set.copyOf(ids.stream().map(OutboxRelayTests::key).toList());
        return message -> keys.contains(message.key());
    }

    private static Map<String, List<Long>> seqsByKey(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .collect(groupingBy(
                        ConsumerRecord::key,
                        mapping(message -> Long.parseLong(WithBroker.header(message, "seq")), toList())));
    }

    private static Map<String, List<Long>> eachOf(List<Long> ids, int times) {
        Map<String, List<Long>> expected = new HashMap<>();
        ids.forEach(id ->
                expected.put(key(id), LongStream.rangeClosed(1, times).boxed().toList()));
        return expected;
    }

    private static String key(long id) {
        return String.valueOf(id);
    }

    private static long seq(ProducerRecord<String, byte[]> message) {
        return Long.parseLong(new String(message.headers().lastHeader("seq").value(), StandardCharsets.UTF_8));
    }
}
