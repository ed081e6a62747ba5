package io.baedal.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baedal.broker.LocalBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Another service as ours meets it over HTTP. It has one port for its whole life, also while it is away. */
public abstract class FakeService {

    protected static final JsonMapper JSON = JsonMapper.shared();

    private final int port = LocalBroker.freePort();
    private final String path;

    private volatile HttpServer server;

    /** {@code path} is where all its addresses begin. */
    protected FakeService(String path) {
        // Otherwise every answer waits for the delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.path = path;
    }

    /** Answers one request; whatever it throws cuts the connection. */
    protected abstract void serve(HttpExchange exchange) throws IOException;

    public String url() {
        return "http://localhost:" + port;
    }

    public void leave() {
        server.stop(0);
        server = null;
    }

    /** Does nothing when it is there already. */
    public void comeBack() {
        if (server != null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext(path, this::serve);
            started.start();
            server = started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    protected static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
