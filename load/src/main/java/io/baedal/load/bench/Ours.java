package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import io.baedal.load.Account;
import io.baedal.load.Client;
import io.baedal.load.Storage;
import io.baedal.load.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The suite as {@code make up} starts it, entered through its gateway by members who have signed in. */
final class Ours implements Subject {

    static final List<String> SERVICES =
            List.of("broker", "identity", "order", "store", "delivery", "payment", "dashboard", "frontend", "gateway");

    /** One member may not write as often as all callers together, and nobody's limit is to be measured. */
    private static final String NO_LIMIT = "1000000";

    private static final int MEMBERS = 20;
    private static final int SECONDS_TO_STOP = 120;

    /** Of two stores, as a customer's browser sends it. */
    private static final List<String> ORDERS = List.of("""
            {"storeId":1,"items":[{"menuId":11,"qty":2}],"address":"서울시 중구 세종대로 110","note":"문 앞에","price":36000}""", """
            {"storeId":2,"items":[{"menuId":21,"qty":1},{"menuId":22,"qty":2}],"address":"서울시 중구 세종대로 110","price":25000}""");

    private final Suite suite = Suite.prepare();
    private final Databases databases;
    private final Map<String, Address> addresses = new LinkedHashMap<>();
    private final List<Account> members = new ArrayList<>();

    private Ours(Storage storage) {
        databases = Databases.in(storage, suite.data());
        Stream.concat(Suite.SERVICES.stream(), Stream.of("identity"))
                .forEach(service -> addresses.put(service, databases.of(service)));
        suite.useTimesOfProduction();
        suite.set(Suite.optionsVariable("identity"), "-Dbaedal.identity.token-lifetime=24h");
        Stream.of("WRITES_PER_SECOND", "WRITES_BURST", "CUSTOMER_WRITES_PER_SECOND", "CUSTOMER_WRITES_BURST")
                .forEach(limit -> suite.set("BAEDAL_" + limit, NO_LIMIT));
        if (storage == Storage.POSTGRESQL) {
            addresses.keySet().forEach(this::moveToServer);
        }
    }

    /** Not running yet. */
    static Ours prepare(Storage storage) {
        return new Ours(storage);
    }

    /** With the full compiler, as in a container. */
    static Ours start(Storage storage) {
        return start(storage, "full");
    }

    /**
     * One with so many more orders than it took. With the quick compiler: it is warm after seconds, and to get the full one
     * warm takes more orders than the smallest size has.
     */
    static Ours filled(Storage storage, int orders) {
        Ours ours = start(storage, "quick");
        Client client = new Client(ours.suite, "gateway", ours.members.getFirst());
        long order = client.post("/orders", ORDERS.getFirst()).body().path("id").asLong();
        Trial.rest(ours);
        ours.suite.run(List.of("scripts/suite", "down"), SECONDS_TO_STOP);
        Fill fill =
                new Fill(storage, order, ours.members.stream().map(Account::id).toList());
        Suite.SERVICES.forEach(service -> fill.fill(service, ours.addresses.get(service), orders));
        ours.suite.up();
        return ours;
    }

    private static Ours start(Storage storage, String compiler) {
        Ours ours = prepare(storage);
        ours.suite.set("BAEDAL_JIT", compiler);
        ours.suite.up();
        ours.signIn();
        return ours;
    }

    private void moveToServer(String service) {
        Address address = addresses.get(service);
        String variable = "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_DATABASE_";
        suite.set(variable + "URL", address.url());
        suite.set(variable + "USER", address.user());
        suite.set(variable + "PASSWORD", address.password());
    }

    private void signIn() {
        String run = UUID.randomUUID().toString();
        IntStream.range(0, MEMBERS)
                .forEach(number -> members.add(Account.customer(suite, "bench-" + number + "-" + run)));
    }

    /** The command that runs Java with the options that a service of ours has. */
    List<String> java(String service) {
        return Stream.concat(
                        suite.process(service).orElseThrow().info().command().stream(),
                        suite.javaOptions(service).stream())
                .toList();
    }

    Suite suite() {
        return suite;
    }

    List<String> tokens() {
        return members.stream().map(Account::token).toList();
    }

    String operator() {
        return Account.signIn(suite, "operator").token();
    }

    int port() {
        return Integer.parseInt(suite.port("gateway"));
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Target orders() {
        return Calls.orders(port(), ORDERS, tokens());
    }

    @Override
    public Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        SERVICES.forEach(service -> suite.process(service).ifPresent(process -> processes.put(service, process)));
        processes.putAll(databases.processes());
        return processes;
    }

    @Override
    public void close() {
        suite.close();
        databases.close();
    }
}
