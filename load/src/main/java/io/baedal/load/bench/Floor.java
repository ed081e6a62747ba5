package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import io.baedal.load.Storage;
import io.baedal.load.Suite;
import io.baedal.load.floor.FloorApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two bare processes, of which the one that is asked asks the other. */
final class Floor implements Subject {

    private static final String BODY = """
            {"storeId":1,"items":[{"menuId":11,"qty":2}],"address":"서울시 중구 세종대로 110","note":"문 앞에","price":36000}""";

    private final Children children = Children.of("floor");
    private final int port = Suite.freePort();
    private final Databases databases;
    private final List<String> java;

    private Floor(Storage storage, List<String> java) {
        this.databases = Databases.in(storage, children.folder());
        this.java = java;
    }

    /** Java is the command with its options. */
    static Floor start(Storage storage, List<String> java) {
        Floor floor = new Floor(storage, java);
        int payment = Suite.freePort();
        floor.start("payment", String.valueOf(payment));
        floor.start("order", String.valueOf(floor.port), String.valueOf(payment));
        Ready.await(floor.port, "/orders", 405);
        Ready.await(payment, "/orders", 405);
        return floor;
    }

    private void start(String service, String servicePort, String... next) {
        Address database = databases.of(service);
        List<String> command = new ArrayList<>(java);
        // Its class is in the jar that this program runs from, beside another main class.
        command.addAll(List.of(
                "-Dloader.main=" + FloorApplication.class.getName(),
                "-cp",
                Suite.ROOT.resolve("load/target/load-app.jar").toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                servicePort,
                database.url(),
                database.user(),
                database.password()));
        command.addAll(List.of(next));
        children.start(service, command, Map.of());
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Target orders() {
        return Calls.orders(port, List.of(BODY), List.of());
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
