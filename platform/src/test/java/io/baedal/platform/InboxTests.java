package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class InboxTests {

    private final PlatformDatabase database = new PlatformDatabase();
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Inbox inbox = new Inbox(database.jdbc, clock, meters);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsAnEventOnce() {
        assertThat(accepts("a", 1)).isTrue();
        assertThat(accepts("a", 1)).isFalse();
        assertThat(dropped("repeated")).isEqualTo(1);
        assertThat(dropped("overtaken")).isZero();
    }

    @Test
    void dropsARepeatByItsIdWhateverItsNumber() {
        assertThat(accepts("a", 1)).isTrue();
        assertThat(accepts("a", 2)).isFalse();
        assertThat(accepts("b", 2)).isTrue();
    }

    @Test
    void dropsAnEventThatWasOvertaken() {
        assertThat(accepts("b", 2)).isTrue();
        assertThat(accepts("a", 1)).isFalse();
        assertThat(accepts("another 2", 2)).isFalse();
        assertThat(dropped("overtaken")).isEqualTo(2);
    }

    @Test
    void aGapIsNoObstacle() {
        assertThat(accepts("a", 1)).isTrue();
        assertThat(accepts("e", 5)).isTrue();
        assertThat(accepts("c", 3)).isFalse();
        assertThat(accepts("f", 6)).isTrue();
    }

    @Test
    void countsForEachAggregateOfEachKindByItself() {
        assertThat(accepts("a", 5)).isTrue();
        assertThat(accepts(new Received(pickedUp(8), "b", 1, clock.instant()))).isTrue();
        assertThat(accepts(new Received(new PaymentApproved(1, 7, 36_000, "CAPTURED", null), "c", 1, clock.instant())))
                .isTrue();
    }

    @Test
    void knowsAnUnnumberedEventByItsIdAlone() {
        assertThat(accepts("a", 5)).isTrue();
        assertThat(accepts("b", Received.UNNUMBERED)).isTrue();
        assertThat(accepts("b", Received.UNNUMBERED)).isFalse();
        assertThat(accepts("c", 5)).isFalse();
        assertThat(accepts("d", 6)).isTrue();
    }

    @Test
    void forgetsWhatWasRolledBack() {
        database.transaction.executeWithoutResult(status -> {
            assertThat(inbox.accept(received("a", 1))).isTrue();
            status.setRollbackOnly();
        });
        assertThat(database.count("inbox")).isZero();
        assertThat(database.count("inbox_seq")).isZero();
        assertThat(accepts("a", 1)).isTrue();
    }

    @Test
    void forgetsTheIdAfterFourteenDaysButTheNumberStillStopsTheRepeat() {
        assertThat(accepts("a", 1)).isTrue();
        clock.advance(Duration.ofDays(14));
        assertThat(accepts("b", 2)).isTrue();

        inbox.forgetOldEvents();
        assertThat(database.count("inbox")).isEqualTo(2);

        clock.advance(Duration.ofMillis(1));
        inbox.forgetOldEvents();
        assertThat(database.jdbc
                        .sql("select event_id from inbox")
                        .query(String.class)
                        .list())
                .containsExactly("b");
        assertThat(accepts("a", 1)).isFalse();
    }

    @Test
    void parksAKeyOnceAndKeepsTheFirstCause() {
        assertThat(inbox.isAnyParked(List.of("7"))).isFalse();
        inbox.park("7", "first");
        inbox.park("7", "second");
        assertThat(inbox.isAnyParked(List.of("7"))).isTrue();
        assertThat(inbox.isAnyParked(List.of("8"))).isFalse();
        assertThat(inbox.parkedKeys()).isEqualTo(1);
        assertThat(causes()).isEqualTo("first");
    }

    @Test
    void cutsACauseThatIsLongerThanItsColumn() {
        inbox.park("7", "닭".repeat(2_000));
        assertThat(causes()).isEqualTo("닭".repeat(500));
    }

    private String causes() {
        return database.jdbc
                .sql("select cause from inbox_parked")
                .query(String.class)
                .single();
    }

    private boolean accepts(String id, long seq) {
        return accepts(received(id, seq));
    }

    private boolean accepts(Received received) {
        return Boolean.TRUE.equals(database.transaction.execute(_ -> inbox.accept(received)));
    }

    private Received received(String id, long seq) {
        return new Received(pickedUp(7), id, seq, clock.instant());
    }

    private PickedUp pickedUp(long orderId) {
        return new PickedUp(700, orderId, 1, "courier", "PICKED_UP", clock.instant());
    }

    private double dropped(String reason) {
        return meters.get("baedal.inbox.dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
