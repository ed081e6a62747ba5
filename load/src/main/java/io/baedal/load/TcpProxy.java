package io.baedal.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Stands between two processes and passes their bytes on, or does what networks do. */
final class TcpProxy implements AutoCloseable {

    /**
     * What happens to the bytes. BLACK_HOLE takes them and never answers, HALF_OPEN delivers the request and keeps the
     * answer, CUT closes every connection at its next byte.
     */
    enum Weather {
        FINE,
        SLOW,
        BLACK_HOLE,
        HALF_OPEN,
        CUT
    }

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    /** Connections with a lower number are lost for good. */
    private volatile long lost;

    private volatile List<Integer> targets;
    private volatile Weather weather = Weather.FINE;
    private volatile Duration least = Duration.ZERO;
    private volatile Duration most = Duration.ZERO;

    TcpProxy(int target) {
        this.targets = List.of(target);
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return door.getLocalPort();
    }

    /** New connections lead there, and the old ones end. */
    void leadTo(int port) {
        targets = List.of(port);
        closeAll();
    }

    /** New connections lead to one of them by lot, and the old ones stay where they are: as behind a cluster's service. */
    void leadToAnyOf(Collection<Integer> ports) {
        targets = List.copyOf(ports);
    }

    void become(Weather weather) {
        this.weather = weather;
        if (weather == Weather.CUT || weather == Weather.FINE) {
            closeAll();
        }
    }

    /** After a black hole: new connections pass. The old ones hear nothing for ever, as when a router has forgotten them. */
    void becomeFineForNewcomers() {
        lost = connections.get();
        weather = Weather.FINE;
    }

    /** Every request takes so much longer. */
    void slow(Duration delay) {
        slow(delay, delay);
    }

    /** Every request takes longer by something between the two. */
    void slow(Duration least, Duration most) {
        this.least = least;
        this.most = most;
        become(Weather.SLOW);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        closeAll();
    }

    private void closeAll() {
        open.forEach(this::end);
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closedOrOutOfSockets) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), oneOf(targets)), 1_000);
        } catch (IOException nobodyThere) {
            end(client);
            return;
        }
        open.add(server);
        long number = connections.getAndIncrement();
        Thread.ofVirtual().start(() -> pass(number, server, client, true));
        pass(number, client, server, false);
    }

    private void pass(long number, Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[16_384];
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0 && isLetThrough(number, answers); count = in.read(bytes)) {
                out.write(bytes, 0, count);
            }
        } catch (IOException brokenOff) {
            // The other side is told by the end of its own socket.
        }
        end(from);
        end(to);
    }

    /** Decides about the bytes in hand; does not come back as long as they are held. False ends the connection. */
    private boolean isLetThrough(long number, boolean answers) {
        switch (weather) {
            case FINE, CUT -> {}
            case SLOW -> LockSupport.parkNanos(answers ? 0 : delay());
            case BLACK_HOLE -> holdWhile(() -> weather == Weather.BLACK_HOLE);
            case HALF_OPEN -> {
                if (answers) {
                    holdWhile(() -> weather == Weather.HALF_OPEN);
                    return false;
                }
            }
        }
        holdWhile(() -> number < lost);
        return weather != Weather.CUT;
    }

    private long delay() {
        return ThreadLocalRandom.current().nextLong(least.toNanos(), most.toNanos() + 1);
    }

    private static int oneOf(List<Integer> ports) {
        return ports.get(ThreadLocalRandom.current().nextInt(ports.size()));
    }

    /** What a black hole has swallowed does not come out of it. */
    private void holdWhile(BooleanSupplier held) {
        while (held.getAsBoolean() && !door.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException alreadyEnded) {
            // There is nothing left to close.
        }
    }
}
