package io.baedal.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A service on a plain socket, so that a test sees each byte of each attempt and can hang up, stall or be away. Only
 * requests that arrived whole are in {@link #received}; the others are counted in {@link #partial}.
 */
final class StubService {

    record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {
        @Nullable
        String header(String name) {
            return headers.containsKey(name) ? headers.get(name).getFirst() : null;
        }

        String text() {
            return new String(body, UTF_8);
        }
    }

    /** Closing the socket is an answer, too. */
    interface Answer {
        void to(Received request, Socket client) throws IOException, InterruptedException;
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger partial = new AtomicInteger();

    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final List<Socket> fillers = new ArrayList<>();
    private volatile Answer answer;
    private volatile ServerSocket door;

    StubService() {
        answer = ok("{}");
        door = open(0, 200);
        port = door.getLocalPort();
        accept();
    }

    static Answer ok(String json) {
        return (_, client) -> write(
                client,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.getBytes(UTF_8).length
                        + "\r\n\r\n" + json);
    }

    static void write(Socket client, String bytes) throws IOException {
        client.getOutputStream().write(bytes.getBytes(UTF_8));
        client.getOutputStream().flush();
    }

    String url() {
        return "http://localhost:" + port;
    }

    void answers(Answer answer) {
        this.answer = answer;
    }

    void forget() {
        comeBack();
        answer = ok("{}");
        received.clear();
        partial.set(0);
    }

    /** As after a crash: the port is closed, and so is each connection. */
    void goAway() {
        close(door);
        clients.forEach(StubService::close);
    }

    /** As behind a firewall that drops: the port is there, but a connection is never made. */
    void blackHole() {
        goAway();
        door = open(port, 1);
        for (int i = 0; i < 20; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            } catch (SocketTimeoutException full) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        throw new IllegalStateException("expected the queue of the port to fill up");
    }

    void comeBack() {
        fillers.forEach(StubService::close);
        boolean wasBlackHole = !fillers.isEmpty();
        fillers.clear();
        if (wasBlackHole) {
            close(door);
        }
        if (door.isClosed()) {
            door = open(port, 200);
            accept();
        }
    }

    /** Tries again while the port of a moment ago is not yet free. */
    private static ServerSocket open(int port, int backlog) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (attempt == 100) {
                    throw new UncheckedIOException(taken);
                }
                LockSupport.parkNanos(20_000_000);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void accept() {
        ServerSocket current = door;
        Thread.startVirtualThread(() -> {
            while (!current.isClosed()) {
                try {
                    Socket client = current.accept();
                    clients.add(client);
                    Thread.startVirtualThread(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                Received request = read(line, in);
                received.add(request);
                answer.to(request, client);
            }
        } catch (IOException hungUp) {
            // The test looks at what was received and not at how the connection ended.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private Received read(String requestLine, InputStream in) throws IOException {
        String[] words = requestLine.split(" ");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(": ?", 2);
            headers.computeIfAbsent(header[0], _ -> new ArrayList<>()).add(header[1]);
        }
        try {
            return new Received(words[0], words[1], headers, body(headers, in));
        } catch (EOFException cut) {
            partial.incrementAndGet();
            throw cut;
        }
    }

    private static byte[] body(Map<String, List<String>> headers, InputStream in) throws IOException {
        if (headers.containsKey("Content-Length")) {
            return exactly(Integer.parseInt(headers.get("Content-Length").getFirst()), in);
        }
        if (!headers.containsKey("Transfer-Encoding")) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            body.write(exactly(size, in));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        String size = line(in);
        if (size.isEmpty()) {
            throw new EOFException();
        }
        return Integer.parseInt(size, 16);
    }

    private static byte[] exactly(int length, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
