package io.baedal.load;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Services that stop at an exact point of their work. Each is stopped and started again some times under load. */
final class CrashDrills {

    static final Map<String, String> ORDER_POINTS = Map.of(
            "after-hold", "io.baedal.order.Payments.authorize@exit",
            "before-order-commit", "io.baedal.platform.Outbox.append@exit",
            "after-commit-before-publish", "io.baedal.platform.OutboxRelay.sendInOrder@entry",
            "after-ack-before-delete", "io.baedal.platform.OutboxRelay.delete@entry",
            "in-cancel", "io.baedal.order.Order.cancelByCustomer@exit");
    static final Map<String, String> PAYMENT_POINTS = Map.of(
            "in-hold", "io.baedal.payment.PaymentService.hold@exit",
            "in-capture", "io.baedal.payment.Payment.orderPlaced@exit",
            "in-refund", "io.baedal.payment.Payment.orderCanceled@exit",
            "after-capture-before-offset", "io.baedal.platform.EventReceiver.receiveTogether@exit");
    static final Map<String, String> STORE_POINTS = Map.of(
            "in-stock-take", "io.baedal.store.Store.take@exit",
            "after-ticket-before-offset", "io.baedal.platform.EventReceiver.takeEffect@exit",
            "in-stock-return", "io.baedal.store.Store.giveBack@exit");
    static final Map<String, String> DASHBOARD_POINTS = Map.of(
            "in-row", "io.baedal.dashboard.DashboardProjection.appendToTimeline@exit",
            "after-row-before-offset", "io.baedal.platform.EventReceiver.project@exit");
    static final Map<String, String> DELIVERY_POINTS = Map.of(
            "in-job", "io.baedal.delivery.Job.start@exit",
            "job-after-ack-before-delete", "io.baedal.platform.OutboxRelay.delete@entry");

    private static final String RELEASE = "io.baedal.payment.Payment.releaseUnclaimed@exit";
    private static final int TIMES = 2;

    private CrashDrills() {}

    static List<Drill> all() {
        return Map.of(
                        "order", ORDER_POINTS,
                        "payment", PAYMENT_POINTS,
                        "store", STORE_POINTS,
                        "dashboard", DASHBOARD_POINTS,
                        "delivery", DELIVERY_POINTS)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(service -> service.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(point -> crash(service.getKey(), point.getKey(), point.getValue())))
                .toList();
    }

    private static Drill crash(String service, String name, String place) {
        return new Drill(
                "crash-" + service + "-" + name,
                "nothing lost, nothing twice",
                stage -> repeat(() -> {
                    stage.crash(Map.of(service, place));
                }));
    }

    /** The sweep is stopped while it gives back money that nobody claimed. */
    static Drill inRelease() {
        return new Drill(
                "crash-payment-in-release",
                "every hold is released once",
                stage -> repeat(() -> {
                    stage.holdWithoutOrder(10);
                    stage.crash(Map.of("payment", RELEASE));
                }));
    }

    private static void repeat(Runnable crash) {
        IntStream.range(0, TIMES).forEach(_ -> crash.run());
    }
}
