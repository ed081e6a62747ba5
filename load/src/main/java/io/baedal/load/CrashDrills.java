package io.baedal.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Services that stop at an exact point of their work. Each is stopped and started again some times under load. */
final class CrashDrills {

    /** By service and name: the places where a crash hurts most. */
    static final Map<String, Map<String, String>> POINTS = new TreeMap<>(Map.of(
            "order",
            new TreeMap<>(Map.of(
                    "after-hold", "io.baedal.order.Payments.authorize@exit",
                    "before-commit", "io.baedal.platform.Outbox.append@exit",
                    "after-commit-before-publish", "io.baedal.platform.OutboxSender.send@entry",
                    "after-ack-before-delete", "io.baedal.platform.OutboxTable.delete@entry",
                    "in-cancel", "io.baedal.order.Order.cancelByCustomer@exit")),
            "payment",
            new TreeMap<>(Map.of(
                    "in-hold", "io.baedal.payment.PaymentService.hold@exit",
                    "in-capture", "io.baedal.payment.Payment.orderPlaced@exit",
                    "in-refund", "io.baedal.payment.Payment.orderCanceled@exit",
                    "in-release", "io.baedal.payment.Payment.releaseUnclaimed@exit",
                    "after-effect-before-offset", "io.baedal.platform.EventReceiver.receiveTogether@exit")),
            "store",
            new TreeMap<>(Map.of(
                    "in-stock-take", "io.baedal.store.Store.take@exit",
                    "in-stock-return", "io.baedal.store.Store.giveBack@exit",
                    "after-effect-before-offset", "io.baedal.platform.EventReceiver.takeEffect@exit")),
            "delivery",
            new TreeMap<>(Map.of(
                    "in-job", "io.baedal.delivery.Job.start@exit",
                    "after-ack-before-delete", "io.baedal.platform.OutboxTable.delete@entry")),
            "dashboard",
            new TreeMap<>(Map.of(
                    "in-row", "io.baedal.dashboard.ReadModel.appendToTimeline@exit",
                    "after-effect-before-offset", "io.baedal.platform.EventReceiver.project@exit"))));

    private static final int TIMES = 2;
    private static final int ROUNDS = 4;

    private CrashDrills() {}

    static List<Drill> all() {
        Stream<Drill> atPoints = POINTS.entrySet().stream()
                .flatMap(service -> service.getValue().entrySet().stream()
                        .map(point -> crash(service.getKey(), point.getKey(), point.getValue())));
        return Stream.concat(atPoints, Stream.of(byLot())).toList();
    }

    /**
     * Every round ends all five services, each at a point of its own drawn by lot; one that does not come to its point is
     * killed wherever it is. They start again together, which is most of the time that a crash costs.
     */
    static Drill byLot() {
        return new Drill("crashes-by-lot", "nothing lost, nothing twice", stage -> {
            for (int round = 0; round < ROUNDS; round++) {
                stage.holdWithoutOrder(3);
                stage.crashOrKill(drawn());
            }
        });
    }

    private static Map<String, String> drawn() {
        Map<String, String> points = new TreeMap<>();
        POINTS.forEach((service, ofService) -> {
            List<String> places = List.copyOf(ofService.values());
            points.put(service, places.get(ThreadLocalRandom.current().nextInt(places.size())));
        });
        return points;
    }

    private static Drill crash(String service, String name, String place) {
        return new Drill("crash-" + service + "-" + name, "nothing lost, nothing twice", stage -> {
            for (int time = 0; time < TIMES; time++) {
                // Without these the sweep would have nothing to release.
                stage.holdWithoutOrder(10);
                stage.crash(Map.of(service, place));
            }
        });
    }
}
