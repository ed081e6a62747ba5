package io.baedal.load.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for the processes of a reference. */
final class Ready {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CREATED = 201;

    private Ready() {}

    /** Until a GET is answered with that status. */
    static void await(int port, String path, int status) {
        await(request(port, path).GET(), status);
    }

    /** Until an order is taken. */
    static void awaitOrders(int port, String body) {
        await(
                request(port, "/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                CREATED);
    }

    /** Until somebody listens there. */
    static void awaitOpen(int port) {
        Awaitility.await("port " + port)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    try (Socket socket = new Socket("127.0.0.1", port)) {
                        return socket.isConnected();
                    }
                });
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5));
    }

    private static void await(HttpRequest.Builder request, int status) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await(request.build().uri().toString())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(request.build(), BodyHandlers.discarding())
                                    .statusCode()
                            == status);
        }
    }
}
