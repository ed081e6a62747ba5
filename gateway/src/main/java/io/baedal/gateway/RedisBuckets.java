package io.baedal.gateway;

import io.baedal.gateway.GatewaySettings.Rate;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Buckets in one Redis, or Valkey, for all gateways. It may be away when we start; it is looked for once a second. */
final class RedisBuckets implements Buckets.Kind, AutoCloseable {

    private static final Duration SOUGHT_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisClient redis = RedisClient.create();
    private final RedisURI address;
    private final Clock clock;
    private Instant sought = Instant.MIN;
    private CompletableFuture<AsyncProxyManager<String>> store = new CompletableFuture<>();

    RedisBuckets(String address, Clock clock) {
        this.address = RedisURI.create(address);
        this.clock = clock;
        // What cannot be sent now is not to be sent later: nobody waits for it any more.
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    @Override
    public Buckets of(String name, Rate rate) {
        return new Buckets.Shared(name, rate, this::store);
    }

    /** The connection mends itself once there has been one. */
    private synchronized CompletableFuture<AsyncProxyManager<String>> store() {
        boolean isSought = clock.instant().isBefore(sought.plus(SOUGHT_AGAIN_AFTER));
        if (!isSought && (sought == Instant.MIN || store.isCompletedExceptionally())) {
            sought = clock.instant();
            store = redis.connectAsync(CODEC, address)
                    .toCompletableFuture()
                    .thenApply(connection -> Bucket4jLettuce.casBasedBuilder(connection)
                            .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                    Duration.ofSeconds(10)))
                            .build()
                            .asAsync());
        }
        return store;
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
