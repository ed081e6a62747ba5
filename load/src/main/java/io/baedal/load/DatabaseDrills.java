package io.baedal.load;

import io.baedal.databases.PostgresServer;
import io.baedal.load.TcpProxy.Weather;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Services that lose their database while they work. Only where it is a process: an H2 file lives in its service. */
final class DatabaseDrills {

    static final String AWAY = "database-away-";
    static final String BLACK_HOLE = "database-black-hole-";

    /** Order answers callers, Payment is called by Order, and Store only hears of both. */
    static final List<String> OF = List.of("order", "payment", "store");

    private static final Duration FOR_A_RESTART = Duration.ofSeconds(15);
    private static final Duration FOR_A_BLACK_HOLE = Duration.ofSeconds(20);

    /** A connection without an answer is given up after 15 s in the drills; customers double their wait up to 8 s. */
    private static final Duration TO_RECOVER = Duration.ofSeconds(60);

    private static final int RECOVERED = 10;

    private DatabaseDrills() {}

    static List<Drill> all() {
        return OF.stream()
                .flatMap(service -> Stream.of(
                        new Drill(
                                AWAY + service,
                                "refused in time; what was committed is there, the rest goes on",
                                stage -> stopAndStart(stage, service)),
                        new Drill(
                                BLACK_HOLE + service,
                                "nobody waits for ever on a connection that nobody ends",
                                stage -> swallow(stage, service))))
                .toList();
    }

    /** The server ends in the middle of its work and recovers from its log. */
    private static void stopAndStart(Stage stage, String service) {
        PostgresServer server = stage.network().databases().server(service);
        server.stopAtOnce();
        stage.struck(1);
        int before = stage.accepted();
        stage.pass(FOR_A_RESTART);
        expectOrdersWithout(service, stage, before, FOR_A_RESTART);
        server.startAgain();
        expectOrders(stage);
    }

    /** The connections that were there are never told that they have ended. */
    private static void swallow(Stage stage, String service) {
        TcpProxy way = stage.network().databases().wayOf(service);
        way.become(Weather.BLACK_HOLE);
        stage.struck(1);
        int before = stage.accepted();
        stage.pass(FOR_A_BLACK_HOLE);
        expectOrdersWithout(service, stage, before, FOR_A_BLACK_HOLE);
        way.becomeFineForNewcomers();
        expectOrders(stage);
    }

    private static void expectOrdersWithout(String service, Stage stage, int before, Duration time) {
        if (service.equals("store")) {
            stage.expect("orders are taken meanwhile", stage.accepted() - before > time.toSeconds());
        }
    }

    private static void expectOrders(Stage stage) {
        stage.expect(
                RECOVERED + " orders are taken within " + TO_RECOVER.toSeconds() + " s",
                stage.awaitAccepted(RECOVERED, TO_RECOVER));
    }
}
