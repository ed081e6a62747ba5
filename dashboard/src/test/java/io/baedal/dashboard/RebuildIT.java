package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.dashboard.Rebuild.State;
import io.baedal.platform.Checksum;
import io.baedal.platform.DatabaseClock;
import io.baedal.platform.Event;
import io.baedal.platform.EventLanguage;
import io.baedal.platform.Received;
import io.baedal.platform.WithBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** With {@code -Dbaedal.test.orders=100000} it is a measurement: the rate and the duration are in the log. */
@RunningDashboard
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class RebuildIT {

    private static final int ORDERS = Integer.getInteger("baedal.test.orders", 500);

    private final EventLanguage language = new EventLanguage();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", WithBroker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Rebuild rebuild;

    @Autowired
    private RebuildTables tables;

    @Autowired
    private ProjectionGate gate;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private Dashboards dashboards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void theReadModelIsMadeAnewWhileItServesAndGoesOn() throws Exception {
        List<History> orders =
                Stream.generate(History::ofNewOrder).limit(ORDERS).toList();
        orders.forEach(order -> order.delivered().forEach(this::publish));
        producer.flush();
        awaitCaughtUp();
        Checksum sound = tables.checksum(Summed.MODEL);
        History deleted = orders.get(0);
        History changed = orders.get(1);
        change("delete from dashboard where order_id = " + deleted.orderId());
        change("delete from timeline where order_id = " + deleted.orderId());
        change("update dashboard set price = 1 where order_id = " + changed.orderId());
        change("update timeline set detail = null where type = 'Ordered' and order_id = " + changed.orderId());
        change("insert into dashboard (order_id, version, customer_id, status) values (-1, 0, 'nobody', 'ORDERED')");
        assertThat(tables.checksum(Summed.MODEL)).isNotEqualTo(sound);

        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> fewest = threads.submit(() -> fewestRowsSeen(over));
            Future<List<History>> later = threads.submit(() -> publishUntil(over));
            assertThat(http.post().uri("/operations/rebuild").exchange()).hasStatus(202);
            assertThat(http.post().uri("/operations/rebuild").exchange()).hasStatus(409);
            awaitState(State.DONE);
            over.set(true);
            // One row was missing and one too many before; not one fewer was ever seen.
            assertThat(fewest.get()).isGreaterThanOrEqualTo(sound.rows());
            later.get().forEach(order -> await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(order) != null));
        }

        assertThat(rebuild.progress().corrected()).isGreaterThanOrEqualTo(3);
        assertThat(rebuild.progress().events()).isEqualTo(rebuild.progress().end());
        assertThat(statusOf(deleted)).isEqualTo("DELIVERY_COMPLETED");
        assertThat(priceOf(changed)).isEqualTo(36_000);
        assertThat(changedLately(changed)).isTrue();
        assertThat(statusOf(new History(-1, ""))).isNull();
        LoggerFactory.getLogger(getClass()).info("{}", rebuild.progress());
    }

    @Test
    void aSoundReadModelIsNotTouched() {
        History history = History.ofNewOrder();
        history.delivered().forEach(this::publish);
        producer.flush();
        awaitCaughtUp();
        Checksum before = tables.checksum(Summed.MODEL);
        rebuild.start();
        awaitState(State.DONE);
        assertThat(rebuild.progress().corrected()).isZero();
        assertThat(rebuild.progress().model()).isEqualTo(before);
        assertThat(tables.checksum(Summed.MODEL)).isEqualTo(before);
        assertThat(http.get().uri("/operations/checksum").exchange())
                .bodyJson()
                .extractingPath("$.checksum")
                .isEqualTo(before.checksum());
    }

    @Test
    void aRebuildThatFailsAtItsVeryEndLeavesTheReadModelAsItWas() throws Exception {
        History history = History.ofNewOrder();
        history.delivered().forEach(this::publish);
        producer.flush();
        awaitCaughtUp();
        change("update dashboard set price = 1 where order_id = " + history.orderId());
        Checksum before = tables.checksum(Summed.MODEL);
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread listener = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(_ -> {
                    gate.enter();
                    held.countDown();
                    pass(failed);
                }));
        pass(held);
        rebuild.start();
        awaitState(State.FAILED);
        failed.countDown();
        listener.join();
        assertThat(rebuild.progress().events()).isPositive();
        assertThat(tables.checksum(Summed.MODEL)).isEqualTo(before);
        rebuild.start();
        awaitState(State.DONE);
        assertThat(priceOf(history)).isEqualTo(36_000);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private long fewestRowsSeen(AtomicBoolean over) {
        long fewest = Long.MAX_VALUE;
        while (!over.get()) {
            fewest = Math.min(
                    fewest,
                    jdbc.sql("select count(*) from dashboard").query(Long.class).single());
        }
        return fewest;
    }

    private List<History> publishUntil(AtomicBoolean over) {
        return Stream.generate(History::ofNewOrder)
                .takeWhile(_ -> !over.get())
                .limit(200)
                .peek(order -> {
                    publish(order.ordered());
                    LockSupport.parkNanos(20_000_000);
                })
                .toList();
    }

    private void publish(Received received) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Event.EVENTS_TOPIC,
                String.valueOf(received.event().aggregateId()),
                bytes(language.write(received.event(), received.occurredAt())));
        message.headers().add("type", bytes(received.event().type()));
        message.headers().add("id", bytes(received.id()));
        message.headers().add("seq", bytes(String.valueOf(received.seq())));
        message.headers().add("occurredAt", bytes(received.occurredAt().toString()));
        producer.send(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void awaitCaughtUp() {
        await().atMost(Duration.ofMinutes(10))
                .untilAsserted(
                        () -> assertThat(http.get().uri("/operations/lag").exchange())
                                .bodyJson()
                                .extractingPath("$.events")
                                .isEqualTo(0));
    }

    private void awaitState(State state) {
        await().atMost(Duration.ofMinutes(10)).until(() -> rebuild.progress().state(), now -> now == state);
        // The claim is given back a moment later.
        await().until(() -> jdbc.sql("select count(*) from rebuild_claim where claimed_by is null")
                        .query(Long.class)
                        .single()
                == 1);
    }

    private void change(String sql) {
        transaction.executeWithoutResult(_ -> jdbc.sql(sql).update());
    }

    private String statusOf(History order) {
        return jdbc.sql("select status from dashboard where order_id = ?")
                .param(order.orderId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** By the database's clock and as UTC, which is what the streams go by. */
    private boolean changedLately(History order) {
        Instant now = clock.now();
        return dashboards.changesSince(now.minus(Duration.ofMinutes(10))).stream()
                .anyMatch(change ->
                        change.orderId() == order.orderId() && !change.at().isAfter(now));
    }

    private long priceOf(History order) {
        return jdbc.sql("select price from dashboard where order_id = ?")
                .param(order.orderId())
                .query(Long.class)
                .single();
    }
}
