package io.baedal.load;

import io.baedal.load.Client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Orders at a steady rate, each with all that belongs to one: a customer who opens the pages,
 * signs in, looks around, orders and follows the order; the owner's and the courier's steps, and what they look at before.
 * Unlike the {@link Workload} and {@link Kitchen} of the drills it leaves nothing half done and looks no more often when
 * there is less to do, so that a service's work is in proportion to the orders.
 */
public final class Lunches implements AutoCloseable {

    private static final String ORDER = """
            {"storeId":1,"items":[{"menuId":11,"qty":1}],"price":18000,"address":"서울시 중구 세종대로 110"}""";

    private static final String PASSWORD = "baedal-demo";
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    /** One member may not write as often as all of these together. */
    private static final int CUSTOMERS = 20;

    /** Where the machine is too slow for the rate the rate falls: a crowd would be refused, and that costs little. */
    private static final int TABLES = 16;

    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 20;

    private final Suite suite;
    private final Client owner;
    private final Client courier;
    private final List<String> customers = new ArrayList<>();
    private final Semaphore tables = new Semaphore(TABLES);
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile boolean open = true;

    private Lunches(Suite suite) {
        this.suite = suite;
        this.owner = new Client(suite, "gateway", Account.signIn(suite, "owner"));
        this.courier = new Client(suite, "gateway", Account.signIn(suite, "courier"));
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String name = "guest-" + UUID.randomUUID();
            nobody().post("/auth/members", credentials(name));
            customers.add(name);
        }
    }

    public static Lunches begin(Suite suite, int perMinute) {
        Lunches lunches = new Lunches(suite);
        lunches.threads.add(Thread.ofVirtual().start(() -> lunches.seat(perMinute)));
        return lunches;
    }

    private void seat(int perMinute) {
        long begin = System.nanoTime();
        for (int number = 0; open; number++) {
            String customer = customers.get(number % CUSTOMERS);
            LockSupport.parkNanos(begin + number * 60_000_000_000L / perMinute - System.nanoTime());
            tables.acquireUninterruptibly();
            threads.add(Thread.ofVirtual().start(() -> serve(customer)));
        }
    }

    /** Orders that have been delivered. */
    public int served() {
        return served.get();
    }

    /** Why some were not; empty when all went well. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Nobody new; returns when those who are here have eaten. */
    @Override
    public void close() {
        open = false;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void serve(String name) {
        try {
            openPages();
            Client customer = signIn(name);
            long order = order(customer);
            follow(customer, order);
            cook(customer, order);
            deliver(customer, order);
            served.incrementAndGet();
        } catch (RuntimeException | AssertionError failure) {
            failures.add(failure.toString());
        } finally {
            tables.release();
        }
    }

    /** With all that the first page names, as a browser that was never here. */
    private void openPages() {
        String page = ok(nobody().get("/")).response().body();
        ASSET.matcher(page)
                .results()
                .forEach(asset -> ok(nobody().ask("GET", asset.group(1), null, "Accept-Encoding", "gzip")));
    }

    /** A token is good for an hour, so who orders lunch signs in. */
    private Client signIn(String name) {
        JsonNode session = ok(nobody().post("/auth/login", credentials(name))).body();
        Client customer = new Client(
                suite, "gateway", new Account("", session.path("accessToken").asString()));
        ok(customer.get("/auth/me"));
        return customer;
    }

    private static long order(Client customer) {
        ok(customer.get("/catalog/stores"));
        ok(customer.get("/catalog/stores/1"));
        Patience.pass(BETWEEN_STEPS);
        return ok(customer.post("/orders", ORDER, UUID.randomUUID().toString()))
                .body()
                .path("id")
                .asLong();
    }

    private void cook(Client customer, long order) {
        String ticket = "/stores/1/orders/" + order;
        ok(owner.get("/stores/1/orders?status=ORDERED"));
        until(
                () -> owner.post(ticket + "/confirm", "{\"prepMinutes\":20}").status() == 200,
                "a ticket of order " + order);
        follow(customer, order);
        ok(owner.get("/stores/1/orders?status=CONFIRMED"));
        ok(owner.post(ticket + "/cook-complete", null));
        follow(customer, order);
    }

    private void deliver(Client customer, long order) {
        long[] job = new long[1];
        until(() -> (job[0] = job(order)) != 0, "a job for order " + order);
        for (String step : List.of("claim", "pickup", "complete")) {
            ok(courier.get("/deliveries?status=STARTED"));
            ok(courier.post("/deliveries/" + job[0] + "/" + step, null));
            follow(customer, order);
        }
    }

    private long job(long order) {
        return courier.get("/deliveries?orderId=" + order)
                .body()
                .at("/content/0/id")
                .asLong(0);
    }

    /** What the page of an order asks for when the stream tells it of a change. */
    private static void follow(Client customer, long order) {
        Patience.pass(BETWEEN_STEPS);
        ok(customer.get("/orders/" + order));
        ok(customer.get("/payinfos?orderId=" + order));
        customer.get("/dashboards/" + order);
    }

    private static void until(BooleanSupplier there, String what) {
        for (int tries = 0; !there.getAsBoolean(); tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("no " + what + " after " + tries + " looks");
            }
            Patience.pass(BETWEEN_STEPS);
        }
    }

    private static Answer ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(
                    answer.response().uri() + " answers " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private Client nobody() {
        return new Client(suite, "gateway", Account.NOBODY);
    }

    private static String credentials(String name) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    }
}
