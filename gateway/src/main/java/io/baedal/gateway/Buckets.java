package io.baedal.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baedal.gateway.GatewaySettings.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Token buckets of one rate, one a key. */
interface Buckets {

    /** Nanoseconds to wait, or 0 when it may be done now. */
    Mono<Long> take(String key);

    /** Where the buckets are. */
    interface Kind {

        /** @param name tells these from others that use the same keys */
        Buckets of(String name, Rate rate);
    }

    private static long wait(ConsumptionProbe probe) {
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** In memory: each gateway counts for itself. A bucket that nobody asks for long enough is full, as a new one is. */
    final class Own implements Buckets {

        private static final int MOST_KEYS = 100_000;

        private final BucketConfiguration configuration;
        private final Cache<String, Bucket> buckets;

        Own(Rate rate) {
            this.configuration = configuration(rate);
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MOST_KEYS)
                    .expireAfterAccess(Duration.ofSeconds(1 + rate.burst() / rate.perSecond()))
                    .build();
        }

        @Override
        public Mono<Long> take(String key) {
            return Mono.just(Buckets.wait(buckets.get(key, _ -> newBucket()).tryConsumeAndReturnRemaining(1)));
        }

        private Bucket newBucket() {
            return Bucket.builder().addLimit(configuration.getBandwidths()[0]).build();
        }
    }

    /** In a store that all gateways share. While it is away or slow, each counts for itself: it must keep nobody out. */
    final class Shared implements Buckets {

        private static final Duration PATIENCE = Duration.ofMillis(100);

        private final String name;
        private final BucketConfiguration configuration;
        private final Supplier<CompletableFuture<AsyncProxyManager<String>>> store;
        private final Own own;

        Shared(String name, Rate rate, Supplier<CompletableFuture<AsyncProxyManager<String>>> store) {
            this.name = name;
            this.configuration = configuration(rate);
            this.store = store;
            this.own = new Own(rate);
        }

        @Override
        public Mono<Long> take(String key) {
            // Who stops waiting for the connection must not end it for those who come later.
            return Mono.fromFuture(store, true)
                    .flatMap(buckets -> Mono.fromFuture(buckets.builder()
                            .build("baedal:" + name + ":" + key, configuration)
                            .tryConsumeAndReturnRemaining(1)))
                    .map(Buckets::wait)
                    .timeout(PATIENCE)
                    .onErrorResume(_ -> own.take(key));
        }
    }
}
