package io.baedal.load;

import io.baedal.databases.Database.Address;
import io.baedal.databases.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A PostgreSQL of its own for every service, behind a proxy of its own, so that one service can lose its database and no
 * other does. The servers write to the disk what they commit.
 */
final class DatabaseServers implements AutoCloseable {

    /** Not the service's: {@code order} is a word of SQL. */
    private static final String NAME = "baedal";

    private final Map<String, PostgresServer> servers = new LinkedHashMap<>();
    private final Map<String, TcpProxy> ways = new LinkedHashMap<>();

    private DatabaseServers() {}

    /** Starts them, and tells the suite where they are. */
    static DatabaseServers of(Suite suite) {
        DatabaseServers all = new DatabaseServers();
        Suite.SERVICES.forEach(service -> all.start(suite, service));
        all.start(suite, "identity");
        return all;
    }

    private void start(Suite suite, String service) {
        PostgresServer server = PostgresServer.start(Suite.freePort());
        TcpProxy way = new TcpProxy(server.port());
        servers.put(service, server);
        ways.put(service, way);
        Address address = server.create(NAME);
        String variable = "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_DATABASE_";
        suite.set(variable + "URL", "jdbc:postgresql://127.0.0.1:" + way.port() + "/" + NAME);
        suite.set(variable + "USER", address.user());
        suite.set(variable + "PASSWORD", address.password());
    }

    PostgresServer server(String service) {
        return servers.get(service);
    }

    TcpProxy wayOf(String service) {
        return ways.get(service);
    }

    @Override
    public void close() {
        ways.values().forEach(TcpProxy::close);
        servers.values().forEach(PostgresServer::close);
    }
}
