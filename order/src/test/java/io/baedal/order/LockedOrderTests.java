package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import io.baedal.platform.WithBroker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody else holds an order's row for longer than anyone waits for it. */
@Tag("database")
@RunningOrder
class LockedOrderTests {

    @Autowired
    private Client client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aCancelIsAskedToComeBack() {
        long id = placeOrder();
        Answer refused = whileLocked(id, () -> client.cancel(id));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("overloaded");
        assertThat(refused.header("retry-after")).matches("[1-9]\\d*");
        assertThat(client.cancel(id).status()).isEqualTo(200);
    }

    @Test
    void anEventIsReadAgainAndIsNoDeadLetter() {
        double deadLettersBefore = deadLetters();
        long id = placeOrder();
        // The cancel gives up after as long as the event, which therefore has failed at least once or is about to.
        whileLocked(id, () -> {
            WithBroker.publish(
                    new StoreConfirmed(id, 1, "스토어99", "CONFIRMED", 20, null),
                    UUID.randomUUID().toString(),
                    1);
            client.cancel(id);
            return client.cancel(id);
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/orders/" + id).at("orderStatus").equals("CONFIRMED"));
        assertThat(deadLetters()).isEqualTo(deadLettersBefore);
    }

    private Answer whileLocked(long id, Supplier<Answer> work) {
        return transaction.execute(_ -> {
            jdbc.sql("select id from orders where id = ? for update")
                    .param(id)
                    .query(Long.class)
                    .single();
            return work.get();
        });
    }

    private long placeOrder() {
        return client.order(Client.chickens(Client.newCustomer())).id();
    }

    private double deadLetters() {
        return meters.get("baedal.dead.letters").counter().count();
    }
}
