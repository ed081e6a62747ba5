package io.baedal.load;

import io.baedal.load.TcpProxy.Weather;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a network does between gateway and Order, and between Order and Payment. */
final class NetworkDrills {

    private static final Duration BAD = Duration.ofSeconds(10);

    private NetworkDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("payment-slow", "orders take longer and are taken", NetworkDrills::slowPayment),
                weather("payment-too-slow", Network::payment, proxy -> proxy.slow(Duration.ofSeconds(3))),
                weather("payment-black-hole", Network::payment, proxy -> proxy.become(Weather.BLACK_HOLE)),
                weather("payment-answer-lost", Network::payment, proxy -> proxy.become(Weather.HALF_OPEN)),
                weather("payment-cut", Network::payment, proxy -> proxy.become(Weather.CUT)),
                weather("order-black-hole", Network::order, proxy -> proxy.become(Weather.BLACK_HOLE)),
                weather("order-answer-lost", Network::order, proxy -> proxy.become(Weather.HALF_OPEN)),
                weather("order-cut", Network::order, proxy -> proxy.become(Weather.CUT)),
                answering(503),
                answering(429));
    }

    private static Drill weather(String name, Function<Network, TcpProxy> where, Consumer<TcpProxy> storm) {
        return new Drill(name, "refused or unknown in time; one order and one charge per key", stage -> {
            storm.accept(where.apply(stage.network()));
            stage.struck(1);
            stage.pass(BAD);
            stage.network().clear();
            stage.pass(Duration.ofSeconds(8));
            int before = stage.accepted();
            stage.pass(Duration.ofSeconds(3));
            stage.expect("orders are taken again", stage.accepted() > before + 5);
        });
    }

    private static void slowPayment(Stage stage) {
        stage.network().payment().slow(Duration.ofMillis(700));
        stage.struck(1);
        int before = stage.accepted();
        stage.pass(BAD);
        stage.expect("orders are taken meanwhile", stage.accepted() - before > BAD.toSeconds() * 3);
        stage.network().clear();
    }

    /** A client library that repeats a POST by itself would show up here as two requests of one key. */
    private static Drill answering(int status) {
        return new Drill(
                "payment-answers-" + status, "each attempt reaches Payment once; the customer gets 503", stage -> {
                    try (FakePayment busy = new FakePayment(status)) {
                        stage.network().payment().leadTo(busy.port());
                        stage.struck(1);
                        stage.pass(BAD);
                        stage.network()
                                .payment()
                                .leadTo(Integer.parseInt(stage.suite().port("payment")));
                        stage.expect("some requests reach it", busy.requests().size() >= 5);
                        stage.expect(
                                "no key reaches it twice: " + busy.requests(),
                                busy.requests().values().stream().allMatch(times -> times == 1));
                    }
                    stage.pass(Duration.ofSeconds(6));
                });
    }
}
