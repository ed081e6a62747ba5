package io.baedal.load;

import io.baedal.load.History.Call;
import io.baedal.load.History.Outcome;
import io.baedal.load.History.Step;
import io.baedal.load.Seen.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * I3: nothing waits in an outbox or behind an offset; each aggregate's events are on the topic with the numbers 1, 2, 3 …
 * in this order, a repeat being the same event; what was acknowledged has left its event; and the stock is what it was
 * less what was taken.
 */
final class EventsComplete {

    private EventsComplete() {}

    static List<String> violations(Seen seen, History history) {
        List<String> wrong = new ArrayList<>(seen.waiting());
        seen.events().stream()
                .collect(Collectors.groupingBy(Said::aggregate))
                .forEach((aggregate, said) -> wrong.addAll(violations(aggregate, said)));
        Map<String, Set<String>> types = seen.typesOfOrders();
        types.keySet().stream()
                .filter(order -> !seen.orders().containsKey(Long.valueOf(order)))
                .forEach(order -> wrong.add("there are events of order " + order + ", which does not exist"));
        seen.orders().keySet().stream()
                .filter(order -> !seen.typesOf(types, order).contains("Ordered"))
                .forEach(order -> wrong.add("order " + order + " has no Ordered on the topic"));
        history.calls().stream()
                .filter(call -> call.outcome() == Outcome.OK)
                .filter(call ->
                        expected(call.step()).stream().noneMatch(types.getOrDefault(orderOf(call), Set.of())::contains))
                .filter(call -> !expected(call.step()).isEmpty())
                .forEach(call ->
                        wrong.add(call.step() + " of order " + orderOf(call) + " was acknowledged and left no event"));
        wrong.addAll(stock(seen));
        return wrong;
    }

    private static List<String> violations(String aggregate, List<Said> said) {
        List<String> wrong = new ArrayList<>();
        Map<Long, Said> first = new LinkedHashMap<>();
        for (Said event : said) {
            Said before = first.putIfAbsent(event.seq(), event);
            if (before != null && !before.equals(event)) {
                wrong.add(aggregate + " said two events with number " + event.seq());
            }
        }
        List<Long> expected = LongStream.rangeClosed(1, first.size()).boxed().toList();
        if (!List.copyOf(first.keySet()).equals(expected)) {
            wrong.add(aggregate + " has the numbers " + first.keySet() + " on the topic");
        }
        if (first.values().stream().map(Said::type).distinct().count() != first.size()) {
            wrong.add(aggregate + " said the same thing twice");
        }
        return wrong;
    }

    /** One of these has to be there; a store's refusal of an order that is canceled already leaves none of its own. */
    private static Set<String> expected(Step step) {
        return switch (step) {
            case PLACE -> Set.of("Ordered");
            case CANCEL -> Set.of("OrderCanceled");
            case CONFIRM -> Set.of("StoreConfirmed");
            case COOK -> Set.of("CookCompleted");
            case REFUSE -> Set.of("StoreCanceled", "OrderCanceled");
            case CLAIM -> Set.of("CourierAssigned");
            case PICK_UP -> Set.of("PickedUp");
            case COMPLETE -> Set.of("DeliveryCompleted");
            case LOOK -> Set.of();
        };
    }

    private static String orderOf(Call call) {
        return call.step() == Step.PLACE ? String.valueOf(call.id()) : call.subject();
    }

    private static List<String> stock(Seen seen) {
        return seen.menus().stream()
                .filter(menu -> menu.path("stock").isNumber())
                .filter(menu -> menu.path("stock").asLong() != Shop.STOCK - taken(seen, menu))
                .map(menu -> "the stock of " + menu.path("menuId") + " is " + menu.path("stock") + " after "
                        + taken(seen, menu) + " were taken of " + Shop.STOCK)
                .toList();
    }

    private static long taken(Seen seen, JsonNode menu) {
        return seen.tickets().stream()
                .filter(ticket -> !ticket.path("status").asString().equals("CANCELED"))
                .flatMap(ticket -> ticket.path("items").valueStream())
                .filter(line ->
                        line.path("menuId").asLong() == menu.path("menuId").asLong())
                .mapToLong(line -> line.path("qty").asLong())
                .sum();
    }
}
