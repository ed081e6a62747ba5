package io.baedal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.gateway.GatewaySettings.Rate;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Several gateways on one real Redis, which may go and come. */
class RedisBucketsTests {

    private static final Rate THREE_A_MINUTE_OR_SO = new Rate(3, 1);

    private final String key = UUID.randomUUID().toString();
    private final int port = freePort();
    private RedisServer redis;
    private RedisBuckets one;
    private RedisBuckets another;

    @BeforeEach
    void start() throws IOException {
        redis = new RedisServer(port);
        redis.start();
        one = new RedisBuckets("redis://localhost:" + port, Clock.systemUTC());
        another = new RedisBuckets("redis://localhost:" + port, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        another.close();
        redis.stop();
    }

    @Test
    void gatewaysCountTogether() {
        Buckets atOne = one.of("address", THREE_A_MINUTE_OR_SO);
        Buckets atAnother = another.of("address", THREE_A_MINUTE_OR_SO);
        connected(atOne);
        connected(atAnother);

        assertThat(wait(atOne)).isZero();
        assertThat(wait(atAnother)).isZero();
        assertThat(wait(atOne)).isZero();
        assertThat(wait(atAnother)).isPositive();
        assertThat(wait(one.of("customer", THREE_A_MINUTE_OR_SO)))
                .as("another limit")
                .isZero();
    }

    @Test
    void whileItIsAwayEachCountsForItselfAndNobodyIsKeptOut() throws IOException {
        Buckets atOne = one.of("address", THREE_A_MINUTE_OR_SO);
        connected(atOne);
        redis.stop();

        for (int time = 0; time < 3; time++) {
            assertThat(wait(atOne)).isZero();
        }
        assertThat(wait(atOne)).isPositive();

        redis = new RedisServer(port);
        redis.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> wait(atOne) == 0);
    }

    @Test
    void whoDoesNotWaitForTheConnectionLeavesItToThoseWhoComeLater() {
        CompletableFuture<AsyncProxyManager<String>> connecting = new CompletableFuture<>();

        assertThat(wait(new Buckets.Shared("address", THREE_A_MINUTE_OR_SO, () -> connecting)))
                .isZero();
        assertThat(connecting).isNotDone();
    }

    private long wait(Buckets buckets) {
        return buckets.take(key).blockOptional().orElseThrow();
    }

    /** The first connection takes longer than a request waits for it. */
    private static void connected(Buckets buckets) {
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(2))
                .until(() -> buckets.take("somebody else").hasElement().block());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
