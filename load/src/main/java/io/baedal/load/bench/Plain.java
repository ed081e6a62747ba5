package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import io.baedal.load.Storage;
import io.baedal.load.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of the originals, module {@code load/plain}: six processes of one jar, and a broker of the suite's kind. */
final class Plain implements Subject {

    static final List<String> SERVICES = List.of("payment", "order", "store", "delivery", "dashboard", "gateway");

    private static final String JAR =
            Suite.ROOT.resolve("load/plain/target/plain-app.jar").toString();

    private static final String BODY = """
            {"storeName":"스토어99","itemName":"후라이드치킨","itemQty":2,"price":36000}""";

    private final Children children = Children.of("plain");
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Databases databases;

    private Plain(Storage storage) {
        databases = Databases.in(storage, children.folder());
        SERVICES.forEach(service -> ports.put(service, Suite.freePort()));
    }

    /** Java is the command with its options, for the services and for the broker. */
    static Plain start(Storage storage, List<String> java, List<String> brokersJava) {
        Plain plain = new Plain(storage);
        int broker = Suite.freePort();
        plain.startBroker(brokersJava, broker);
        SERVICES.forEach(service -> plain.start(service, broker, java));
        Ready.awaitOrders(plain.port("gateway"), BODY);
        return plain;
    }

    private void startBroker(List<String> java, int port) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-jar", Suite.ROOT.resolve("broker/target/broker-app.jar").toString()));
        children.start(
                "broker",
                command,
                Map.of(
                        "BAEDAL_BROKER_PORT",
                        String.valueOf(port),
                        "BAEDAL_DATA",
                        children.folder().toString()));
        Ready.awaitOpen(port);
    }

    private void start(String service, int broker, List<String> java) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", JAR));
        command.add("--spring.profiles.active=" + service);
        command.add("--server.port=" + port(service));
        command.add("--spring.cloud.stream.kafka.binder.brokers=127.0.0.1:" + broker);
        command.add("--plain.payment=http://127.0.0.1:" + port("payment"));
        command.add("--plain.order=http://127.0.0.1:" + port("order"));
        command.add("--plain.dashboard=http://127.0.0.1:" + port("dashboard"));
        if (!service.equals("gateway")) {
            Address database = databases.of(service);
            command.add("--spring.datasource.url=" + database.url());
            command.add("--spring.datasource.username=" + database.user());
            command.add("--spring.datasource.password=" + database.password());
        }
        children.start(service, command, Map.of());
    }

    private int port(String service) {
        return ports.get(service);
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Target orders() {
        return Calls.orders(port("gateway"), List.of(BODY), List.of());
    }

    @Override
    public Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = children.handles();
        processes.putAll(databases.processes());
        return processes;
    }

    @Override
    public void close() {
        children.close();
        databases.close();
    }
}
