package io.baedal.load;

import io.baedal.load.History.Call;
import io.baedal.load.History.Outcome;
import io.baedal.load.History.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** I1: the orders that exist against what the customers were told. An order is found by its note, which is its key. */
final class OrdersOnce {

    private OrdersOnce() {}

    static List<String> violations(Seen seen, History history) {
        Map<String, List<JsonNode>> existing = seen.orders().values().stream()
                .collect(Collectors.groupingBy(order -> order.path("note").asString("")));
        Map<String, List<Call>> placements = history.calls().stream()
                .filter(call -> call.step() == Step.PLACE)
                .collect(Collectors.groupingBy(Call::subject, TreeMap::new, Collectors.toList()));
        List<String> wrong = new ArrayList<>();
        placements.forEach((key, calls) -> wrong.addAll(violations(key, calls, existing.getOrDefault(key, List.of()))));
        existing.keySet().stream()
                .filter(key -> !placements.containsKey(key))
                .forEach(key -> wrong.add("nobody placed the order with key " + key));
        return wrong;
    }

    private static List<String> violations(String key, List<Call> calls, List<JsonNode> orders) {
        List<String> wrong = new ArrayList<>();
        List<Long> told = calls.stream()
                .filter(call -> call.outcome() == Outcome.OK)
                .map(Call::id)
                .distinct()
                .toList();
        if (told.size() > 1 || orders.size() > 1) {
            wrong.add("key " + key + " gave the orders " + told + " and there are " + orders.size());
        }
        if (told.size() == 1
                && orders.stream().noneMatch(order -> order.path("id").asLong() == told.getFirst())) {
            wrong.add("order " + told.getFirst() + " was acknowledged and does not exist");
        }
        if (!orders.isEmpty() && calls.stream().allMatch(OrdersOnce::isRefusal)) {
            wrong.add("key " + key + " was refused and the order exists");
        }
        return wrong;
    }

    private static boolean isRefusal(Call call) {
        return call.outcome() == Outcome.REFUSED
                && !call.body().path("code").asString("").equals("request-in-progress");
    }
}
