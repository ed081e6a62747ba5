package io.baedal.load;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The suite's proxies: gateway and payment reach Order through one, order and gateway reach Payment through the other.
 * Every service has one before its database, too, where that is a process.
 */
record Network(TcpProxy order, TcpProxy payment, @Nullable DatabaseServers servers) implements AutoCloseable {

    static Network between(Suite suite, Storage storage) {
        TcpProxy order = new TcpProxy(Integer.parseInt(suite.port("order")));
        TcpProxy payment = new TcpProxy(Integer.parseInt(suite.port("payment")));
        suite.set("BAEDAL_ORDER_URL", order.address());
        suite.set("BAEDAL_PAYMENT_URL", payment.address());
        return switch (storage) {
            case H2 -> new Network(order, payment, null);
            case POSTGRESQL -> new Network(order, payment, DatabaseServers.of(suite));
        };
    }

    DatabaseServers databases() {
        return Objects.requireNonNull(servers, "this drill needs a database that is a process");
    }

    void clear() {
        order.become(TcpProxy.Weather.FINE);
        payment.become(TcpProxy.Weather.FINE);
    }

    @Override
    public void close() {
        order.close();
        payment.close();
        if (servers != null) {
            servers.close();
        }
    }
}
