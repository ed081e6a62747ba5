package io.baedal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** I2: where the money of every order is. A hold without an order has to be released, and none may be left as it is. */
final class MoneyRight {

    private MoneyRight() {}

    static List<String> violations(Seen seen, History history) {
        List<String> wrong = new ArrayList<>(seen.notExactlyOne("payments", seen.payments()));
        Map<Long, List<JsonNode>> payments = Seen.byOrder(seen.payments());
        payments.forEach((order, ofOrder) -> {
            String status = Seen.status(ofOrder);
            if (!expected(seen.orders().get(order)).contains(status)) {
                wrong.add("the payment of order " + order + " is " + status + " and the order "
                        + statusOf(seen.orders().get(order)));
            }
        });
        long captured = sum(seen.payments().stream()
                .filter(payment -> payment.path("status").asString().equals("CAPTURED"))
                .toList());
        long owed = sum(seen.orders().values().stream()
                .filter(order -> !statusOf(order).equals("CANCELED"))
                .toList());
        if (captured != owed) {
            wrong.add("captured " + captured + " won for orders of " + owed + " won");
        }
        return wrong;
    }

    private static List<String> expected(JsonNode order) {
        return switch (statusOf(order)) {
            case "nonexistent" -> List.of("CANCELED");
            case "CANCELED" -> List.of("CANCELED", "REFUNDED");
            case String _ -> List.of("CAPTURED");
        };
    }

    private static String statusOf(JsonNode order) {
        return order == null ? "nonexistent" : order.path("orderStatus").asString("");
    }

    private static long sum(List<JsonNode> all) {
        return all.stream().mapToLong(each -> each.path("price").asLong()).sum();
    }
}
