package io.baedal.dashboard;

import io.baedal.platform.FakeIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A browser's EventSource, by hand; a slow one reads nothing after the head of the answer. Speaks HTTP 1.0, in which the
 * end of the stream is the end of the connection.
 */
final class StreamClient implements AutoCloseable {

    /** Told when the server has ended the stream. */
    static final String END = "end";

    private final Socket socket = new Socket();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final String head;

    StreamClient(int port, String query, boolean slow, String... headers) throws IOException {
        if (slow) {
            socket.setReceiveBufferSize(4096);
        }
        socket.connect(new InetSocketAddress("localhost", port));
        String request = "GET /dashboards/stream?" + query + " HTTP/1.0\r\nHost: localhost\r\n"
                + "Accept: text/event-stream\r\nAuthorization: Bearer " + FakeIssuer.RUNNING.token() + "\r\n"
                + String.join("", headers) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        Scanner answer = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8).useDelimiter("\r?\n");
        StringBuilder headLines = new StringBuilder();
        for (String line = answer.next(); !line.isEmpty(); line = answer.next()) {
            headLines.append(line).append('\n');
        }
        head = headLines.toString();
        if (!slow) {
            Thread.ofVirtual().start(() -> read(answer));
        }
    }

    String head() {
        return head;
    }

    /** The next line that begins so, without that beginning; null when there is none for three seconds. */
    @Nullable
    String next(String beginning) throws InterruptedException {
        for (String line = poll(); line != null; line = poll()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        return null;
    }

    private @Nullable String poll() throws InterruptedException {
        return lines.poll(3, TimeUnit.SECONDS);
    }

    private void read(Scanner answer) {
        try (InputStream _ = socket.getInputStream()) {
            while (answer.hasNext()) {
                lines.add(answer.next());
            }
        } catch (IOException | IllegalStateException closed) {
            return;
        }
        lines.add(END);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
