package io.baedal.store;

import static io.baedal.store.Fixtures.canceled;
import static io.baedal.store.Fixtures.line;
import static io.baedal.store.Fixtures.newOrderId;
import static io.baedal.store.Fixtures.ordered;
import static io.baedal.store.Fixtures.orderedBy;
import static io.baedal.store.Fixtures.pickedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.store.MenuController.DescribeMenu;
import io.baedal.store.StoreController.RegisterStore;
import io.baedal.store.Ticket.CancelReason;
import io.baedal.store.Ticket.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each event once, again, late and crossed. What a ticket said is counted by its {@code seq}. */
@Tag("database")
@RunningStore
class StoreEventsTests {

    @Autowired
    StoreEvents events;

    @Autowired
    StoreService stores;

    @Autowired
    TicketService tickets;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final long orderId = newOrderId();
    long storeId;
    long limited;
    long unlimited;

    @BeforeEach
    void aStoreWithFiveRadishes() {
        storeId =
                stores.register(new RegisterStore("스토어99", true, null), "owner").getId();
        limited = stores.add(storeId, new DescribeMenu("치킨무", 1_000L, 5, null)).menuId();
        unlimited = stores.add(storeId, new DescribeMenu("후라이드치킨", 18_000L, null, null))
                .menuId();
    }

    @Test
    void orderedOpensATicketAndTakesTheStockOnce() {
        hear(ordered(orderId, storeId, line(limited, 2), line(unlimited, 1)));
        hear(ordered(orderId, storeId, line(limited, 2), line(unlimited, 1)));

        assertThat(ticket().getStatus()).isEqualTo(Status.ORDERED);
        assertThat(ticket().getLines()).hasSize(2);
        assertThat(stock()).isEqualTo(3);
        assertThat(saidByTheTicket()).isZero();
    }

    @Test
    void orderedForMoreThanThereIsCancelsWithSoldOutAndTakesNothing() {
        hear(ordered(orderId, storeId, line(unlimited, 1), line(limited, 3), line(limited, 3)));
        hear(ordered(orderId, storeId, line(unlimited, 1), line(limited, 3), line(limited, 3)));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(ticket().getCancelReason()).isEqualTo("SOLD_OUT");
        assertThat(stock()).isEqualTo(5);
        assertThat(saidByTheTicket()).isEqualTo(1);
    }

    @Test
    void orderCanceledAfterSoldOutGivesNothingBackThatWasNotTaken() {
        hear(ordered(orderId, storeId, line(limited, 6)));
        hear(canceled(orderId, storeId));

        assertThat(ticket().getCancelReason()).isEqualTo("SOLD_OUT");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void orderedForADishThatIsGoneCancelsWithSoldOut() {
        stores.remove(storeId, unlimited);

        hear(ordered(orderId, storeId, line(limited, 1), line(unlimited, 1)));

        assertThat(ticket().getCancelReason()).isEqualTo("SOLD_OUT");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void orderedForAStoreThatDoesNotExistCancelsWithOther() {
        hear(ordered(orderId, 404, line(limited, 1)));
        hear(canceled(orderId, 404));

        assertThat(ticket().getCancelReason()).isEqualTo("OTHER");
        assertThat(saidByTheTicket()).isEqualTo(1);
    }

    @Test
    void orderCanceledClosesTheTicketSilentlyAndGivesTheStockBackOnce() {
        hear(ordered(orderId, storeId, line(limited, 5)));
        assertThat(stock()).isZero();

        hear(canceled(orderId, storeId));
        hear(canceled(orderId, storeId));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(ticket().getCancelReason()).isEqualTo("CUSTOMER");
        assertThat(stock()).isEqualTo(5);
        assertThat(saidByTheTicket()).isZero();
    }

    @Test
    void orderCanceledWinsOverAConfirmAndOverCookedFood() {
        hear(ordered(orderId, storeId, line(limited, 2)));
        tickets.confirm(storeId, orderId, 20);
        tickets.cookComplete(storeId, orderId);

        hear(canceled(orderId, storeId));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(stock()).isEqualTo(5);
        assertThat(saidByTheTicket()).isEqualTo(2);
    }

    @Test
    void orderCanceledBeforeOrderedLetsTheLateOrderOpenNothing() {
        hear(canceled(orderId, storeId));
        hear(ordered(orderId, storeId, line(limited, 2)));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(ticket().getLines()).isEmpty();
        assertThat(stock()).isEqualTo(5);
        assertThat(saidByTheTicket()).isZero();
    }

    @Test
    void theStoresOwnCancelGivesTheStockBackOnceAlsoWhenItComesBackAsOrderCanceled() {
        hear(ordered(orderId, storeId, line(limited, 2)));
        tickets.cancel(storeId, orderId, CancelReason.TOO_BUSY);
        tickets.cancel(storeId, orderId, CancelReason.TOO_BUSY);

        hear(canceled(orderId, storeId));

        assertThat(ticket().getCancelReason()).isEqualTo("TOO_BUSY");
        assertThat(stock()).isEqualTo(5);
        assertThat(saidByTheTicket()).isEqualTo(1);
    }

    @Test
    void stockOfADishThatIsGoneIsDropped() {
        hear(ordered(orderId, storeId, line(limited, 2)));
        stores.remove(storeId, limited);

        hear(canceled(orderId, storeId));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(stores.find(storeId).getMenus()).hasSize(1);
    }

    @Test
    void stockOfADishThatBecameUnlimitedStaysUnlimited() {
        hear(ordered(orderId, storeId, line(limited, 2)));
        stores.describe(storeId, limited, _ -> new DescribeMenu("치킨무", 1_000L, null, null));

        hear(canceled(orderId, storeId));

        assertThat(stores.find(storeId).find(limited).stock()).isNull();
    }

    @Test
    void pickedUpEndsTheTicketAndALateCancelChangesNothing() {
        hear(ordered(orderId, storeId, line(limited, 2)));
        tickets.confirm(storeId, orderId, 20);
        tickets.cookComplete(storeId, orderId);

        hear(pickedUp(orderId, storeId));
        hear(pickedUp(orderId, storeId));
        hear(canceled(orderId, storeId));

        assertThat(ticket().getStatus()).isEqualTo(Status.PICKED_UP);
        assertThat(stock()).isEqualTo(3);
        assertThat(saidByTheTicket()).isEqualTo(2);
    }

    @Test
    void pickedUpOfACanceledOrUnknownOrderIsIgnored() {
        hear(pickedUp(orderId, storeId));
        assertThat(tickets.change(orderId, _ -> {})).isEmpty();

        hear(canceled(orderId, storeId));
        hear(pickedUp(orderId, storeId));

        assertThat(ticket().getStatus()).isEqualTo(Status.CANCELED);
    }

    @Test
    void theMenuIsPublishedWhenTheLastOneGoesAndWhenItComesBack() {
        long before = saidByTheStore();

        hear(ordered(orderId, storeId, line(limited, 4)));
        assertThat(saidByTheStore()).isEqualTo(before);
        long last = newOrderId();
        hear(ordered(last, storeId, line(limited, 1)));
        assertThat(saidByTheStore()).isEqualTo(before + 1);
        hear(canceled(last, storeId));

        assertThat(saidByTheStore()).isEqualTo(before + 2);
    }

    @Test
    void cancelsOrdersAndPatchesThatCrossLoseNoStock() {
        List<Long> orders = IntStream.range(0, 12).mapToObj(_ -> newOrderId()).toList();
        stores.describe(storeId, limited, _ -> new DescribeMenu("치킨무", 1_000L, 1_000, null));

        List<CompletableFuture<Void>> all = orders.stream()
                .map(order -> CompletableFuture.runAsync(() -> {
                    hear(ordered(order, storeId, line(limited, 2)));
                    stores.describe(
                            storeId,
                            limited,
                            menu -> new DescribeMenu(menu.itemName(), 1_000L + order, menu.stock(), false));
                    if (order % 2 == 0) {
                        CompletableFuture<Void> cancel =
                                CompletableFuture.runAsync(() -> hear(canceled(order, storeId)));
                        tickets.cancel(storeId, order, CancelReason.OTHER);
                        cancel.join();
                    }
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        long kept = orders.stream().filter(order -> order % 2 != 0).count();
        assertThat(stock()).isEqualTo(1_000 - 2 * (int) kept);
    }

    @Test
    void aMemberWhoWithdrawsLeavesTheirTicketsWithoutAddressAndNote() {
        String member = newMember();
        hear(orderedBy(member, orderId, storeId, line(unlimited, 2)));
        hear(new MemberWithdrawn(member));

        assertThat(ticket().getAddress()).isNull();
        assertThat(ticket().getNote()).isNull();
        assertThat(ticket().getPrice()).isEqualTo(36_000);
        assertThat(ticket().getLines()).hasSize(1);
    }

    @Test
    void anOrderThatComesAfterItsMemberHasLeftBringsNothingBack() {
        String member = newMember();
        hear(new MemberWithdrawn(member));
        hear(orderedBy(member, orderId, storeId, line(limited, 2)));

        assertThat(ticket().getAddress()).isNull();
        assertThat(ticket().getNote()).isNull();
        assertThat(stock()).isEqualTo(3);
    }

    @Test
    void anOrderAndItsMembersLeaveInOneTransactionBringNothingBackEither() {
        String member = newMember();
        hear(orderedBy(member, orderId, storeId, line(unlimited, 2)));
        transaction.executeWithoutResult(_ -> {
            tickets.confirm(storeId, orderId, 20);
            events.to(new MemberWithdrawn(member)).run();
            tickets.cookComplete(storeId, orderId);
        });

        assertThat(ticket().getStatus()).isEqualTo(Status.COOKED);
        assertThat(ticket().getAddress()).isNull();
    }

    /** Above all order ids, as Identity's are. */
    private static String newMember() {
        return String.valueOf((1L << 40) + newOrderId());
    }

    private void hear(Event event) {
        transaction.executeWithoutResult(_ -> events.to(event).run());
    }

    private Ticket ticket() {
        return tickets.change(orderId, _ -> {}).orElseThrow();
    }

    private Integer stock() {
        return stores.find(storeId).find(limited).stock();
    }

    private long saidByTheTicket() {
        return jdbc.sql("select seq from ticket where id = ?")
                .param(orderId)
                .query(Long.class)
                .single();
    }

    private long saidByTheStore() {
        return jdbc.sql("select seq from store where id = ?")
                .param(storeId)
                .query(Long.class)
                .single();
    }
}
