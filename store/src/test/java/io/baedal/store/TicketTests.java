package io.baedal.store;

import static io.baedal.store.Fixtures.NOW;
import static io.baedal.store.Fixtures.canceled;
import static io.baedal.store.Fixtures.line;
import static io.baedal.store.Fixtures.ordered;
import static io.baedal.store.Fixtures.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baedal.platform.Event;
import io.baedal.platform.Refusal.Refused;
import io.baedal.platform.StoreEvent.CookCompleted;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import io.baedal.store.Store.Menu;
import io.baedal.store.Ticket.CancelReason;
import io.baedal.store.Ticket.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTests {

    @ParameterizedTest(name = "{0} after {1}: {2}, says {3}")
    @CsvSource(nullValues = "nothing", textBlock = """
            ORDERED,   confirm,       CONFIRMED, StoreConfirmed
            CONFIRMED, confirm,       CONFIRMED, nothing
            COOKED,    confirm,       refused,   nothing
            PICKED_UP, confirm,       refused,   nothing
            CANCELED,  confirm,       refused,   nothing
            ORDERED,   cookComplete,  refused,   nothing
            CONFIRMED, cookComplete,  COOKED,    CookCompleted
            COOKED,    cookComplete,  COOKED,    nothing
            PICKED_UP, cookComplete,  refused,   nothing
            CANCELED,  cookComplete,  refused,   nothing
            ORDERED,   cancelByStore, CANCELED,  StoreCanceled
            CONFIRMED, cancelByStore, CANCELED,  StoreCanceled
            COOKED,    cancelByStore, refused,   nothing
            PICKED_UP, cancelByStore, refused,   nothing
            CANCELED,  cancelByStore, CANCELED,  nothing
            ORDERED,   orderCanceled, CANCELED,  nothing
            CONFIRMED, orderCanceled, CANCELED,  nothing
            COOKED,    orderCanceled, CANCELED,  nothing
            PICKED_UP, orderCanceled, PICKED_UP, nothing
            CANCELED,  orderCanceled, CANCELED,  nothing
            ORDERED,   pickedUp,      ORDERED,   nothing
            CONFIRMED, pickedUp,      PICKED_UP, nothing
            COOKED,    pickedUp,      PICKED_UP, nothing
            PICKED_UP, pickedUp,      PICKED_UP, nothing
            CANCELED,  pickedUp,      CANCELED,  nothing
            """)
    void takesEveryStepFromEveryStatusAsTheTableSays(Status status, String step, String outcome, String said) {
        Ticket ticket = ticket(status);
        int saidBefore = said(ticket).size();

        if (outcome.equals("refused")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> take(step, ticket))
                    .satisfies(refused -> {
                        assertThat(refused.refusal().code()).isEqualTo("illegal-transition");
                        assertThat(refused.refusal().detail()).contains("is " + status);
                    });
            assertThat(ticket.getStatus()).isEqualTo(status);
        } else {
            take(step, ticket);
            assertThat(ticket.getStatus()).isEqualTo(Status.valueOf(outcome));
        }
        assertThat(said(ticket).stream().skip(saidBefore).map(Event::type))
                .isEqualTo(said == null ? List.of() : List.of(said));
    }

    @Test
    void saysWhatTheOtherServicesNeed() {
        Ticket ticket = ticket(Status.COOKED);

        assertThat(said(ticket))
                .containsExactly(
                        new StoreConfirmed(7, 1, "스토어99", "CONFIRMED", 20, null),
                        new CookCompleted(7, 1, "스토어99", "COOKED", 20, null, "서울시 중구 세종대로 110", "customer"));
        assertThat(ticket.getConfirmedAt()).isEqualTo(NOW);
        assertThat(ticket.getCookedAt()).isEqualTo(NOW);
    }

    @Test
    void saysWhyTheStoreCanceled() {
        Ticket ticket = ticket(Status.ORDERED);

        ticket.cancelByStore(CancelReason.TOO_BUSY);

        assertThat(said(ticket)).containsExactly(new StoreCanceled(7, 1, "스토어99", "CANCELED", null, "TOO_BUSY"));
        assertThat(ticket.getCancelReason()).isEqualTo("TOO_BUSY");
    }

    @Test
    void keepsItsFirstReasonWhenTheOwnCancelComesBackAsOrderCanceled() {
        Ticket ticket = ticket(Status.ORDERED);
        ticket.cancelByStore(CancelReason.CLOSED);

        ticket.orderCanceled("SOMEBODY ELSE");

        assertThat(ticket.getCancelReason()).isEqualTo("CLOSED");
    }

    @Test
    void keepsTheFirstPrepMinutesWhenConfirmedAgain() {
        Ticket ticket = ticket(Status.CONFIRMED);

        ticket.confirm(90, NOW.plusSeconds(60));

        assertThat(ticket.getPrepMinutes()).isEqualTo(20);
        assertThat(ticket.getConfirmedAt()).isEqualTo(NOW);
    }

    @Test
    void cancelsWithSoldOutAndTakesNothingWhenTheStockDoesNotSuffice() {
        Store store = Store.register(1, "7", "스토어99", true, List.of(new Menu(13, "치킨무", 1_000, 5, false)));
        Ticket ticket = Ticket.open(ordered(7, 1, line(13, 3), line(13, 3)));

        ticket.takeFrom(store);

        assertThat(said(ticket)).containsExactly(new StoreCanceled(7, 1, "스토어99", "CANCELED", null, "SOLD_OUT"));
        assertThat(ticket.holdsStock()).isFalse();
        assertThat(store.find(13).stock()).isEqualTo(5);
    }

    @Test
    void isCanceledAndSilentWhenTheCancelOvertookItsOrder() {
        Ticket ticket = Ticket.canceledBeforeOrdered(canceled(7, 1));

        assertThat(ticket.getStatus()).isEqualTo(Status.CANCELED);
        assertThat(ticket.getCancelReason()).isEqualTo("CUSTOMER");
        assertThat(ticket.getLines()).isEmpty();
        assertThat(ticket.holdsStock()).isFalse();
        assertThat(said(ticket)).isEmpty();
    }

    private static Ticket ticket(Status status) {
        Ticket ticket = Ticket.open(ordered(7, 1, line(11, 2)));
        switch (status) {
            case ORDERED -> {}
            case CONFIRMED -> ticket.confirm(20, NOW);
            case COOKED -> {
                ticket.confirm(20, NOW);
                ticket.cookComplete(NOW);
            }
            case PICKED_UP -> {
                ticket.confirm(20, NOW);
                ticket.cookComplete(NOW);
                ticket.pickedUp();
            }
            case CANCELED -> ticket.orderCanceled("CUSTOMER");
        }
        return ticket;
    }

    private static void take(String step, Ticket ticket) {
        switch (step) {
            case "confirm" -> ticket.confirm(20, NOW);
            case "cookComplete" -> ticket.cookComplete(NOW);
            case "cancelByStore" -> ticket.cancelByStore(CancelReason.OTHER);
            case "orderCanceled" -> ticket.orderCanceled("CUSTOMER");
            case "pickedUp" -> ticket.pickedUp();
            default -> throw new IllegalArgumentException(step);
        }
    }
}
