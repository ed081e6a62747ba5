package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order's whole way through all services, and the ways in which it ends early. */
class OrderJourneyIT {

    private final Client client = new Client(RunningSuite.get());

    @Test
    void goesFromTheCartToTheDoor() {
        goesFromTheCartToTheDoor(client);
    }

    @Test
    void goesThereAlsoPastTheGateway() {
        goesFromTheCartToTheDoor(Client.pastTheGateway(RunningSuite.get()));
    }

    private static void goesFromTheCartToTheDoor(Client client) {
        long order = client.order(1, 11, 2);
        awaitTicket(client, 1, order, "ORDERED");
        assertThat(client.post(ticket(1, order) + "/confirm", "{\"prepMinutes\":20}")
                        .status())
                .isEqualTo(200);
        client.await("/orders/" + order, body -> is(body, "orderStatus", "CONFIRMED"));
        assertThat(client.delete("/orders/" + order).body().path("code").asString())
                .isEqualTo("too-late");
        assertThat(client.post(ticket(1, order) + "/cook-complete", null).status())
                .isEqualTo(200);
        long job = client.await(
                        "/deliveries?orderId=" + order,
                        listing -> !listing.path("content").isEmpty())
                .at("/content/0/id")
                .asLong();
        for (String step : List.of("claim", "pickup", "complete")) {
            assertThat(client.post("/deliveries/" + job + "/" + step, "{\"courierId\":\"kim\"}")
                            .status())
                    .as(step)
                    .isEqualTo(200);
        }

        client.await("/orders/" + order, body -> is(body, "orderStatus", "COMPLETED"));
        awaitTicket(client, 1, order, "PICKED_UP");
        assertThat(payment(client, order)).isEqualTo("CAPTURED");
        JsonNode row = client.await(
                "/dashboards/" + order,
                body -> is(body, "status", "DELIVERY_COMPLETED")
                        && is(body, "paymentStatus", "PAID")
                        && body.path("timeline").size() >= 8);
        for (String time : List.of("orderDt", "confirmedDt", "cookedCompDt", "pickedUpDt", "deliveryCompDt")) {
            assertThat(row.path(time).isString()).as(time).isTrue();
        }
        assertThat(StreamSupport.stream(row.path("timeline").spliterator(), false)
                        .map(entry -> entry.path("type").asString())
                        .filter(type -> !type.equals("PaymentApproved")))
                .containsExactly(
                        "Ordered",
                        "StoreConfirmed",
                        "CookCompleted",
                        "DeliveryStarted",
                        "CourierAssigned",
                        "PickedUp",
                        "DeliveryCompleted");
    }

    @Test
    void givesTheMoneyBackWhenTheCustomerCancels() {
        long order = client.order(1, 12, 1);
        awaitTicket(1, order, "ORDERED");

        Answer canceled = client.delete("/orders/" + order);

        assertThat(canceled.body().path("orderStatus").asString()).isEqualTo("CANCELED");
        assertThat(client.delete("/orders/" + order).body()).isEqualTo(canceled.body());
        awaitCanceled(order, "CUSTOMER");
    }

    @Test
    void givesTheMoneyBackWhenTheStoreIsTooBusy() {
        long order = client.order(2, 21, 1);
        awaitTicket(2, order, "ORDERED");

        assertThat(client.post(ticket(2, order) + "/cancel", "{\"reason\":\"TOO_BUSY\"}")
                        .status())
                .isEqualTo(200);

        awaitCanceled(order, "TOO_BUSY");
    }

    @Test
    void givesTheMoneyBackAndKeepsTheStockWhenItDoesNotSuffice() {
        long order = client.order(1, 13, 6);

        awaitCanceled(order, "SOLD_OUT");
        assertThat(stockOf13()).isEqualTo(5);
    }

    @Test
    void returnsTheStockOfACanceledOrder() {
        long order = client.order(1, 13, 2);
        awaitTicket(1, order, "ORDERED");
        assertThat(stockOf13()).isEqualTo(3);

        client.delete("/orders/" + order);

        awaitCanceled(order, "CUSTOMER");
        assertThat(stockOf13()).isEqualTo(5);
    }

    private void awaitCanceled(long order, String reason) {
        JsonNode canceled = client.await("/orders/" + order, body -> is(body, "orderStatus", "CANCELED"));
        assertThat(canceled.path("cancelReason").asString()).isEqualTo(reason);
        long store = canceled.path("storeId").asLong();
        awaitTicket(store, order, "CANCELED");
        client.await(
                "/payinfos?orderId=" + order,
                body -> List.of("CANCELED", "REFUNDED")
                        .contains(body.at("/content/0/status").asString("")));
        client.await(
                "/dashboards/" + order,
                body -> is(body, "status", "ORDER_CANCELED")
                        && is(body, "paymentStatus", "PAYMENT_CANCELED")
                        && is(body, "cancelReason", reason));
        assertThat(client.get("/deliveries?orderId=" + order).body().path("content"))
                .isEmpty();
    }

    private void awaitTicket(long store, long order, String status) {
        awaitTicket(client, store, order, status);
    }

    private static void awaitTicket(Client client, long store, long order, String status) {
        client.await(
                "/stores/" + store + "/orders?status=" + status,
                listing -> StreamSupport.stream(listing.path("content").spliterator(), false)
                        .anyMatch(ticket -> ticket.path("orderId").asLong() == order));
    }

    private static String payment(Client client, long order) {
        return client.get("/payinfos?orderId=" + order)
                .body()
                .at("/content/0/status")
                .asString();
    }

    private int stockOf13() {
        return StreamSupport.stream(client.get("/stores/1").body().path("menus").spliterator(), false)
                .filter(menu -> menu.path("menuId").asLong() == 13)
                .findFirst()
                .orElseThrow()
                .path("stock")
                .asInt();
    }

    private static boolean is(JsonNode body, String field, String value) {
        return body.path(field).asString("").equals(value);
    }

    private static String ticket(long store, long order) {
        return "/stores/" + store + "/orders/" + order;
    }
}
