package io.baedal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** I5: every order has its row, and the row says what Order, Store, Delivery and Payment say. */
final class DashboardEqual {

    private DashboardEqual() {}

    static List<String> violations(Seen seen, History history) {
        List<String> wrong = new ArrayList<>(seen.notExactlyOne("dashboard rows", seen.rows()));
        Map<Long, List<JsonNode>> tickets = Seen.byOrder(seen.tickets());
        Map<Long, List<JsonNode>> jobs = Seen.byOrder(seen.jobs());
        Map<Long, List<JsonNode>> payments = Seen.byOrder(seen.payments());
        for (JsonNode row : seen.rows()) {
            long id = row.path("orderId").asLong();
            JsonNode order = seen.orders().get(id);
            if (order == null) {
                wrong.add("the dashboard shows order " + id + ", which does not exist");
            } else {
                compare(
                        wrong,
                        id,
                        "status",
                        row,
                        status(
                                order,
                                Seen.status(tickets.getOrDefault(id, List.of())),
                                Seen.status(jobs.getOrDefault(id, List.of()))));
                compare(wrong, id, "paymentStatus", row, payment(Seen.status(payments.getOrDefault(id, List.of()))));
                compare(wrong, id, "price", row, order.path("price").asString());
                compare(
                        wrong,
                        id,
                        "cancelReason",
                        row,
                        order.path("cancelReason").asString(""));
            }
        }
        return wrong;
    }

    private static void compare(List<String> wrong, long id, String field, JsonNode row, String expected) {
        String is = row.path(field).asString("");
        if (!is.equals(expected)) {
            wrong.add("the dashboard says " + field + " " + is + " of order " + id + " instead of " + expected);
        }
    }

    private static String status(JsonNode order, String ticket, String job) {
        return switch (order.path("orderStatus").asString()) {
            case "CANCELED" -> "ORDER_CANCELED";
            case "COMPLETED" -> "DELIVERY_COMPLETED";
            case String _ ->
                switch (job) {
                    case "PICKED_UP" -> "PICKED_UP";
                    case "STARTED", "ASSIGNED" -> "DELIVERY_STARTED";
                    case String _ ->
                        switch (ticket) {
                            case "COOKED" -> "COOK_COMPLETED";
                            case "CONFIRMED" -> "ORDER_CONFIRMED";
                            case String _ -> "ORDERED";
                        };
                };
        };
    }

    private static String payment(String status) {
        return switch (status) {
            case "CAPTURED" -> "PAID";
            case "CANCELED", "REFUNDED" -> "PAYMENT_CANCELED";
            case String _ -> "";
        };
    }
}
