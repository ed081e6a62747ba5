package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;

/** What a caller hears of a service that is about to end, in a server of its own: it is not listening afterwards. */
class ConnectionDrainingTests {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ConnectionDraining draining = new ConnectionDraining(LONG);
    private final WebServer server = serverOf(draining);
    private final int port = server.getPort();
    private final Thread leaving = new Thread(draining::stop);

    @AfterEach
    void end() throws InterruptedException {
        leaving.interrupt();
        leaving.join();
        server.stop();
    }

    @Test
    void whoIsConnectedIsAnsweredAndAskedToGo() throws IOException {
        try (Socket kept = connect()) {
            assertThat(ask(kept)).startsWith("HTTP/1.1 200").doesNotContain("Connection:");
            leaving.start();
            await().untilAsserted(() -> assertThatCode(() -> connect().close()).isInstanceOf(ConnectException.class));

            String last = ask(kept);

            assertThat(last).startsWith("HTTP/1.1 200").contains("Connection: close");
            assertThat(kept.getInputStream().read()).isEqualTo(-1);
            assertThat(leaving.isAlive()).isTrue();
        }
    }

    @Test
    void whereNobodyHasAskedNobodyIsWaitedFor() {
        leaving.start();

        await().until(() -> !leaving.isAlive());
    }

    @Test
    void theServerAnswersUntilTheCallersHaveGone() {
        assertThat(draining.getPhase()).isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
    }

    private static WebServer serverOf(ConnectionDraining draining) {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        tomcat.addConnectorCustomizers(draining);
        WebServer server = tomcat.getWebServer(context -> {
            context.addFilter("draining", draining).addMappingForUrlPatterns(null, false, "/*");
            context.addServlet("empty", new Empty()).addMapping("/");
        });
        server.start();
        draining.start();
        return server;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Returns the head of the answer, which has no body. */
    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after " + head).isNotEqualTo(-1);
            head.append((char) next);
        }
        return head.toString();
    }

    private static final class Empty extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}
