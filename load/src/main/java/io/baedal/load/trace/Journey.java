package io.baedal.load.trace;

import io.baedal.load.Account;
import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import io.baedal.load.Suite;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The way of an order from the customer to the door, through the gateway, as the demo's people go it. Nobody does
 * anything before the dashboard has heard of what was done last, so that a picture shows what follows from what.
 */
final class Journey {

    private static final String ORDER = """
            {"storeId":1,"items":[{"menuId":11,"qty":2}],"address":"서울시 중구 세종대로 110","price":36000}""";

    private final Client customer;
    private final Client owner;
    private final Client courier;
    private final List<Step> steps = new ArrayList<>();

    private Journey(Suite suite) {
        customer = as(suite, "customer");
        owner = as(suite, "owner");
        courier = as(suite, "courier");
    }

    /** What somebody did, and when, in nanoseconds of the epoch. */
    record Step(String name, long at) {}

    /** A delivered order, with what people did about it. */
    record Delivered(long order, List<Step> steps) {}

    static Delivered of(Suite suite) {
        Journey journey = new Journey(suite);
        return new Delivered(journey.go(), journey.steps);
    }

    private static Client as(Suite suite, String username) {
        return new Client(suite, "gateway", Account.signIn(suite, username));
    }

    private long go() {
        long order = step("customer orders", customer, "/orders", ORDER);
        awaitHeard(order, "PaymentApproved");
        owner.await(
                "/stores/1/orders?status=ORDERED",
                tickets -> tickets.path("content")
                        .valueStream()
                        .anyMatch(ticket -> ticket.path("orderId").asLong() == order));
        String ticket = "/stores/1/orders/" + order;
        step("owner confirms", owner, ticket + "/confirm", "{\"prepMinutes\":20}");
        awaitHeard(order, "StoreConfirmed");
        step("food is cooked", owner, ticket + "/cook-complete", null);
        awaitHeard(order, "DeliveryStarted");
        String jobs = "/deliveries?orderId=" + order;
        String job =
                "/deliveries/" + courier.get(jobs).body().at("/content/0/id").asLong();
        step("courier claims", courier, job + "/claim", null);
        awaitHeard(order, "CourierAssigned");
        step("picks up", courier, job + "/pickup", null);
        awaitHeard(order, "PickedUp");
        step("hands over", courier, job + "/complete", null);
        awaitHeard(order, "DeliveryCompleted");
        customer.await(
                "/orders/" + order,
                seen -> seen.path("orderStatus").asString("").equals("COMPLETED"));
        return order;
    }

    private void awaitHeard(long order, String event) {
        customer.await(
                "/dashboards/" + order,
                row -> row.path("timeline")
                        .valueStream()
                        .map(entry -> entry.path("type").asString(""))
                        .anyMatch(event::equals));
    }

    /** Who is told to come again does so: soon after a start, a payment may take longer than an order waits for it. */
    private long step(String name, Client who, String path, @Nullable String body) {
        Try last = Awaitility.await(path)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> new Try(now(), who.post(path, body)), tried -> tried.answer.status() != 503);
        if (last.answer.status() >= 300) {
            throw new AssertionError(path + ": " + last.answer.status() + " " + last.answer.body());
        }
        steps.add(new Step(name, last.at));
        return last.answer.body().path("id").asLong();
    }

    private static long now() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }

    private record Try(long at, Answer answer) {}
}
