package io.baedal.load;

import io.baedal.load.History.Call;
import io.baedal.load.History.Outcome;
import io.baedal.load.History.Step;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers at a steady rate, whatever the answers take (an open loop): everyone orders once, some cancel. Who does not
 * know what came of a call repeats it with the same key until it is known, as the promise asks of clients. Nobody joins a
 * queue that is too long: a drill of crashes would become one of overload.
 */
final class Workload {

    private static final Duration GIVE_UP = Duration.ofSeconds(45);
    /** Doubled each time: hundreds who repeat twice a second would be a fault of their own. */
    private static final Duration FIRST_REPEAT_AFTER = Duration.ofSeconds(1);

    private static final Duration LAST_REPEAT_AFTER = Duration.ofSeconds(8);
    private static final int LONGEST_QUEUE = 60;

    private final History history;
    private final Shop shop;
    private final Queue<Thread> customers = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(LONGEST_QUEUE);
    private volatile boolean open = true;
    private volatile int placed;

    Workload(History history, Shop shop) {
        this.history = history;
        this.shop = shop;
    }

    void start(int ordersPerSecond) {
        customers.add(Thread.ofVirtual().start(() -> {
            long begin = System.nanoTime();
            for (int number = 0; open; number++) {
                int present = number;
                long due = begin + number * 1_000_000_000L / ordersPerSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                if (places.tryAcquire()) {
                    customers.add(Thread.ofVirtual().start(() -> visit(present)));
                    placed++;
                }
            }
        }));
    }

    int placed() {
        return placed;
    }

    /** No new customers; returns when those who are here know what came of their calls, or have given up. */
    void finish() {
        open = false;
        customers.forEach(customer -> {
            try {
                customer.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void visit(int number) {
        try {
            orderAndPerhapsCancel(number);
        } finally {
            places.release();
        }
    }

    private void orderAndPerhapsCancel(int number) {
        String key = shop.customer() + "-" + number;
        String token = number % 33 == 32 ? "tok_declined" : "tok_ok";
        Call last = untilKnown(Step.PLACE, key, "POST", "/orders", shop.order(number, key, token));
        if (last.outcome() == Outcome.OK && number % 6 == 5) {
            LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1_500))
                    .toNanos());
            untilKnown(Step.CANCEL, String.valueOf(last.id()), "DELETE", "/orders/" + last.id(), null);
        }
    }

    /** A refusal after an unknown outcome says nothing about the call before it. */
    private Call untilKnown(Step step, String subject, String method, String path, String body) {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        Call last = history.call(step, subject, method, path, body);
        boolean unknown = isUnknown(last);
        long wait = FIRST_REPEAT_AFTER.toNanos();
        while (unknown && !isSettled(last) && System.nanoTime() < end) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(wait / 2, wait));
            wait = Math.min(2 * wait, LAST_REPEAT_AFTER.toNanos());
            last = history.call(step, subject, method, path, body);
        }
        return last;
    }

    private static boolean isUnknown(Call call) {
        return call.outcome() == Outcome.UNKNOWN
                || call.body().path("code").asString("").equals("request-in-progress");
    }

    private static boolean isSettled(Call call) {
        return call.outcome() == Outcome.OK
                || (call.outcome() == Outcome.REFUSED
                        && !isUnknown(call)
                        && call.status() < 500
                        && call.status() != 429);
    }
}
