package io.baedal.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** I4: the state of every order, ticket and job is the one to which its events lead. */
final class StatesFollow {

    private StatesFollow() {}

    static List<String> violations(Seen seen, History history) {
        List<String> wrong = new ArrayList<>(seen.notExactlyOne("tickets", seen.tickets()));
        Map<String, Set<String>> types = seen.typesOfOrders();
        Map<Long, List<JsonNode>> tickets = Seen.byOrder(seen.tickets());
        Map<Long, List<JsonNode>> jobs = Seen.byOrder(seen.jobs());
        seen.orders().forEach((id, order) -> {
            Set<String> said = seen.typesOf(types, id);
            compare(wrong, "order " + id, order.path("orderStatus").asString(), order(said), said);
            compare(wrong, "ticket " + id, Seen.status(tickets.getOrDefault(id, List.of())), ticket(said), said);
            List<JsonNode> ofOrder = jobs.getOrDefault(id, List.of());
            compare(wrong, "job of order " + id, ofOrder.size() > 1 ? "twice" : Seen.status(ofOrder), job(said), said);
        });
        return wrong;
    }

    private static void compare(List<String> wrong, String what, String is, List<String> mayBe, Set<String> said) {
        if (!mayBe.contains(is)) {
            wrong.add(what + " is " + (is.isEmpty() ? "not there" : is) + " after " + said);
        }
    }

    private static List<String> order(Set<String> said) {
        if (said.contains("OrderCanceled")) {
            return List.of("CANCELED");
        }
        if (said.contains("DeliveryCompleted")) {
            return List.of("COMPLETED");
        }
        return said.contains("StoreCanceled") || said.contains("PaymentCanceled")
                ? List.of()
                : List.of(said.contains("StoreConfirmed") ? "CONFIRMED" : "ORDERED");
    }

    /** A pick-up and a cancel may cross, and then the ticket keeps what came first. */
    private static List<String> ticket(Set<String> said) {
        if (said.contains("StoreCanceled")) {
            return List.of("CANCELED");
        }
        if (said.contains("OrderCanceled")) {
            return said.contains("PickedUp") ? List.of("CANCELED", "PICKED_UP") : List.of("CANCELED");
        }
        if (said.contains("PickedUp")) {
            return List.of("PICKED_UP");
        }
        return List.of(
                said.contains("CookCompleted") ? "COOKED" : said.contains("StoreConfirmed") ? "CONFIRMED" : "ORDERED");
    }

    private static List<String> job(Set<String> said) {
        if (said.contains("DeliveryCompleted")) {
            return List.of("COMPLETED");
        }
        if (said.contains("DeliveryCanceled")) {
            return List.of("CANCELED");
        }
        if (said.contains("PickedUp")) {
            return List.of("PICKED_UP");
        }
        if (said.contains("CourierAssigned")) {
            return List.of("ASSIGNED");
        }
        if (said.contains("DeliveryStarted")) {
            return List.of("STARTED");
        }
        return said.contains("CookCompleted") && !said.contains("OrderCanceled") ? List.of() : List.of("");
    }
}
