package io.baedal.load;

import io.baedal.load.History.Outcome;
import io.baedal.load.History.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A drill while it runs: the suite under load, what is done to it, and what was expected of it beyond the invariants.
 * One that breaks off has to be closed, or its customers go on ordering in the middle of the next drill.
 */
final class Stage implements AutoCloseable {

    /** Orders with such ids are invented by a drill and are not held against what Order knows. */
    static final long INVENTED = 5_000_000_000L;

    /** Those that do not ask what the callers were told. */
    private static final Set<Invariant> OF_STRANGERS =
            EnumSet.of(Invariant.I2, Invariant.I3, Invariant.I4, Invariant.I5);

    private static final int ORDERS_PER_SECOND = 6;
    private static final Duration UNTIL_STRUCK = Duration.ofSeconds(60);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(6);

    private final long begin = System.nanoTime();
    private final Suite suite;
    private final @Nullable Network network;
    private final String name;
    private final Shop shop;
    private final Window window;
    private final History history;
    private final Workload workload;
    private final Kitchen kitchen;
    private final List<Window> strangers = new ArrayList<>();
    private final List<Long> orphans = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private int faults;
    private boolean quiet;

    private Stage(Suite suite, @Nullable Network network, String name, Shop shop) {
        this.suite = suite;
        this.network = network;
        this.name = name;
        this.shop = shop;
        this.window = Window.from(suite, shop);
        this.history = new History(door(), shop.account());
        this.workload = new Workload(history, shop);
        this.kitchen = new Kitchen(history, shop);
    }

    static Stage open(Suite suite, @Nullable Network network, String name) {
        return new Stage(suite, network, name, Shop.open(suite, member(name)));
    }

    private static String member(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The address of the gateway, without a path. */
    String door() {
        return network == null
                ? "http://127.0.0.1:" + suite.port("gateway")
                : network.wayTo("gateway").address();
    }

    /** For callers whose calls nobody remembers: what becomes of their orders is checked all the same. */
    Shop openForStrangers() {
        Shop theirs = Shop.open(suite, member("strangers"));
        strangers.add(Window.from(suite, theirs));
        return theirs;
    }

    Suite suite() {
        return suite;
    }

    Network network() {
        return Objects.requireNonNull(network, "this drill needs the proxies of make drill");
    }

    Shop shop() {
        return shop;
    }

    Window window() {
        return window;
    }

    History history() {
        return history;
    }

    void begin() {
        workload.start(ORDERS_PER_SECOND);
        kitchen.open();
        pass(Duration.ofSeconds(2));
    }

    /** Lets the load go on. */
    void pass(Duration time) {
        Patience.pass(time);
    }

    void passAtRandom(int mostMillis) {
        pass(Duration.ofMillis(ThreadLocalRandom.current().nextInt(mostMillis)));
    }

    /** Something was broken. */
    void struck(int times) {
        faults += times;
    }

    /** Orders acknowledged so far. */
    int accepted() {
        return (int) history.calls().stream()
                .filter(call -> call.step() == Step.PLACE && call.outcome() == Outcome.OK)
                .count();
    }

    /** Calls that were under way then and whose outcome the caller does not know. */
    List<String> unanswered(Instant moment) {
        return history.calls().stream()
                .filter(call -> call.outcome() == Outcome.UNKNOWN
                        && call.sentAt().isBefore(moment)
                        && call.sentAt().plus(call.took()).isAfter(moment))
                .map(call -> call.step() + " " + call.status())
                .toList();
    }

    void expect(String what, boolean holds) {
        if (!holds) {
            unexpected.add("expected: " + what);
        }
    }

    /** A figure that belongs to the row, whether or not something was expected of it. */
    void measured(String figure) {
        measured.add(figure);
    }

    /** Stops each service at its point, and starts those that stopped again. */
    void crash(Map<String, String> placeOfService) {
        armAndAwait(placeOfService, UNTIL_STRUCK);
        placeOfService.forEach((service, place) -> {
            suite.faults().disarm(service);
            expect(service + " comes to " + place, !suite.isRunning(service));
        });
        suite.up();
    }

    /** The same, but whoever has not come to its point in a few seconds ends where it is. */
    void crashOrKill(Map<String, String> placeOfService) {
        armAndAwait(placeOfService, UNTIL_KILLED);
        placeOfService.keySet().forEach(service -> {
            suite.kill(service);
            suite.faults().disarm(service);
        });
        suite.up();
    }

    private void armAndAwait(Map<String, String> placeOfService, Duration patience) {
        placeOfService.forEach((service, place) -> suite.faults()
                .arm(
                        service,
                        "halt=" + place + "#" + ThreadLocalRandom.current().nextInt(1, 6)));
        Patience.await(patience, () -> placeOfService.keySet().stream().noneMatch(suite::isRunning));
        struck(placeOfService.size());
    }

    void killAndStart(String service) {
        suite.kill(service);
        struck(1);
        suite.up();
    }

    /** Money that was held for orders that never came. */
    void holdWithoutOrder(int times) {
        IntStream.range(0, times).forEach(_ -> tryToHold(inventedOrder()));
    }

    /** Asks Payment for a hold as Order would, and answers as it does; what it gives has to be released in the end. */
    int tryToHold(long order) {
        int status = new Client(suite, "payment", suite.order())
                .post(
                        "/payinfos",
                        "{\"orderId\":%d,\"price\":1000,\"paymentToken\":\"tok_ok\",\"idempotencyKey\":\"%s\"}"
                                .formatted(order, UUID.randomUUID()))
                .status();
        if (status == 201) {
            orphans.add(order);
        }
        return status;
    }

    static long inventedOrder() {
        return INVENTED + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    /** Ends the load; the suite is whole again, but may still be at work. */
    void calm() {
        if (!quiet) {
            quiet = true;
            workload.finish();
            pass(Duration.ofSeconds(1));
            kitchen.close();
        }
    }

    boolean awaitAccepted(int more, Duration patience) {
        int wanted = accepted() + more;
        return Patience.await(patience, () -> accepted() >= wanted);
    }

    boolean awaitNothingWaits(Duration stillness) {
        return Patience.settle(stillness, window::waiting, List::isEmpty).isEmpty();
    }

    /** When nothing waits and nothing is wrong, or nothing moves any more; what is wrong then, is. */
    Result end(Duration stillness) {
        calm();
        awaitNothingWaits(stillness);
        Map<Invariant, List<String>> violations = Patience.settle(
                stillness, this::check, found -> found.values().stream().allMatch(List::isEmpty));
        return new Result(
                name,
                workload.placed(),
                faults,
                violations,
                unexpected,
                measured,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Map<Invariant, List<String>> check() {
        Map<Invariant, List<String>> violations = new EnumMap<>(Invariant.class);
        Seen seen = window.look();
        for (Invariant invariant : Invariant.values()) {
            violations.put(invariant, new ArrayList<>(invariant.violations(seen, history)));
        }
        History untold = new History(door(), Account.NOBODY);
        for (Window theirs : strangers) {
            Seen seenOfThem = theirs.look();
            OF_STRANGERS.forEach(
                    invariant -> violations.get(invariant).addAll(invariant.violations(seenOfThem, untold)));
        }
        violations.get(Invariant.I2).addAll(window.notReleased(orphans));
        return violations;
    }

    /** After a verdict there is nothing left to do; before it, the suite is made whole and the load ends. */
    @Override
    public void close() {
        if (!quiet) {
            Suite.SERVICES.forEach(suite.faults()::disarm);
            suite.up();
            calm();
        }
    }
}
