package io.baedal.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ways between the suite's processes, each a proxy: who calls a service comes over the way to it, customers to the
 * gateway too. Every service has one to its database as well, where that is a process.
 */
final class Network implements AutoCloseable {

    /** In the order in which a rolling update goes through them, from the inside to the door. */
    static final List<String> SERVICES =
            List.of("identity", "payment", "store", "delivery", "dashboard", "order", "frontend", "gateway");

    private final Map<String, TcpProxy> ways = new LinkedHashMap<>();
    private final @Nullable DatabaseServers servers;

    private Network(Suite suite, @Nullable DatabaseServers servers) {
        this.servers = servers;
        for (String service : SERVICES) {
            TcpProxy way = new TcpProxy(Integer.parseInt(suite.port(service)));
            ways.put(service, way);
            suite.set("BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_URL", way.address());
        }
        // The tokens' issuer, whichever gateway it is.
        suite.set("BAEDAL_PUBLIC_URL", wayTo("gateway").address());
    }

    static Network between(Suite suite, Storage storage) {
        return new Network(
                suite,
                switch (storage) {
                    case H2 -> null;
                    case POSTGRESQL -> DatabaseServers.of(suite);
                });
    }

    TcpProxy wayTo(String service) {
        return ways.get(service);
    }

    TcpProxy order() {
        return wayTo("order");
    }

    TcpProxy payment() {
        return wayTo("payment");
    }

    DatabaseServers databases() {
        return Objects.requireNonNull(servers, "this drill needs a database that is a process");
    }

    void clear() {
        ways.values().forEach(way -> way.become(TcpProxy.Weather.FINE));
    }

    @Override
    public void close() {
        ways.values().forEach(TcpProxy::close);
        if (servers != null) {
            servers.close();
        }
    }
}
