package io.baedal.load;

import io.baedal.load.History.Outcome;
import io.baedal.load.History.Step;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The owners and the couriers of a drill: they look at their lists and do the next step of each order, as far as the
 * order's number says it shall get. What a call did not do, the next look finds again.
 */
final class Kitchen {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    /** One in so many orders stops at each of the steps, so that every state is there in the end. */
    private static final int FATES = 12;

    private final History history;
    private final Shop shop;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().unstarted(this::work);

    Kitchen(History history, Shop shop) {
        this.history = history;
        this.shop = shop;
    }

    void open() {
        thread.start();
    }

    /** Returns when the step under way is done. */
    void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                shop.stores().forEach(this::cook);
                deliver();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cook(long store) {
        String tickets = "/stores/" + store + "/orders";
        for (JsonNode ticket : look(tickets + "?size=100&status=ORDERED")) {
            answer(tickets, ticket, 0, 1, Step.CONFIRM, "confirm");
        }
        for (JsonNode ticket : look(tickets + "?size=100&status=CONFIRMED")) {
            answer(tickets, ticket, 2, 3, Step.COOK, "cook-complete");
        }
    }

    private void answer(String tickets, JsonNode ticket, int leave, int refuse, Step step, String verb) {
        long order = ticket.path("orderId").asLong();
        String path = tickets + "/" + order + "/";
        if (order % FATES == refuse) {
            step(Step.REFUSE, order, path + "cancel", "{\"reason\":\"TOO_BUSY\"}");
        } else if (order % FATES != leave) {
            step(step, order, path + verb, null);
        }
    }

    private void deliver() {
        for (JsonNode job : look("/deliveries?size=100&status=STARTED")) {
            goOn(job, 4, Step.CLAIM, "claim");
        }
        for (JsonNode job : look("/deliveries?size=100&status=ASSIGNED")) {
            goOn(job, 5, Step.PICK_UP, "pickup");
        }
        for (JsonNode job : look("/deliveries?size=100&status=PICKED_UP")) {
            goOn(job, 6, Step.COMPLETE, "complete");
        }
    }

    private void goOn(JsonNode job, int notThis, Step step, String verb) {
        long order = job.path("orderId").asLong();
        if (shop.stores().contains(job.path("storeId").asLong()) && order % FATES != notThis) {
            step(step, order, "/deliveries/" + job.path("id").asLong() + "/" + verb, null);
        }
    }

    private JsonNode look(String path) {
        return history.call(Step.LOOK, path, "GET", path, null).body().path("content");
    }

    private void step(Step step, long order, String path, @Nullable String body) {
        if (closed.getCount() > 0) {
            Outcome _ = history.call(step, String.valueOf(order), "POST", path, body)
                    .outcome();
        }
    }
}
