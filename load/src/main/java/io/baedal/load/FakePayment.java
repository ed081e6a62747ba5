package io.baedal.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A payment service that answers one status to everything, and counts how often each key reached it. */
final class FakePayment implements AutoCloseable {

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakePayment(int status) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, status));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, Integer> requests() {
        return Map.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            String key = JsonMapper.shared()
                    .readTree(exchange.getRequestBody())
                    .path("idempotencyKey")
                    .asString("");
            requests.merge(key, 1, Integer::sum);
            byte[] body = "{\"status\":%d,\"code\":\"busy\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
