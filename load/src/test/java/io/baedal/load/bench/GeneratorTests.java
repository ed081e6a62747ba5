package io.baedal.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.baedal.load.bench.Flow.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTests {

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int PAUSE_MILLIS = 500;

    private final Generator generator = new Generator();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile int status = 201;
    private volatile int pauseAt = -1;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/orders", exchange -> {
            exchange.getRequestBody().readAllBytes();
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            if (calls.getAndIncrement() == pauseAt) {
                pause();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        generator.close();
        server.stop(0);
        executor.close();
    }

    @Test
    void asksAgainAsSoonAsThereIsAnAnswer() {
        Round round = generator.closed(orders(), 2, TIME, Answers.UNSEEN);

        assertThat(round.answered()).isGreaterThan(10);
        assertThat(round.all())
                .isBetween(round.answered(), round.answered() + 2)
                .isEqualTo(calls.get());
        assertThat(round.failed()).isZero();
    }

    @Test
    void neverUsesAKeyTwice() {
        Round round = generator.closed(orders(), 2, TIME, Answers.UNSEEN);

        assertThat(keys).hasSize((int) round.all());
    }

    @Test
    void countsAnotherAnswerAsFailed() {
        status = 503;

        Round round = generator.closed(orders(), 1, TIME, Answers.UNSEEN);

        assertThat(round.failed()).isPositive();
        assertThat(round.answered()).isZero();
    }

    @Test
    void makesAllCallsThatAreDue() {
        Round round = generator.open(orders(), 4, 50, TIME, Answers.UNSEEN);

        assertThat(round.answered()).isEqualTo(50);
        assertThat(round.failed()).isZero();
    }

    /** With one connection, those that are due meanwhile wait behind the slow one, and that is part of their latency. */
    @Test
    void countsThePauseForAllThatWereDueMeanwhile() {
        pauseAt = 10;

        Round round = generator.open(orders(), 1, 50, TIME, Answers.UNSEEN);

        assertThat(round.millis(100)).isGreaterThan(PAUSE_MILLIS * 0.9);
        assertThat(round.millis(85)).isGreaterThan(PAUSE_MILLIS * 0.3);
    }

    private Target orders() {
        return Calls.orders(server.getAddress().getPort(), List.of("{}"), List.of("token"));
    }

    private static void pause() {
        try {
            boolean _ = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
