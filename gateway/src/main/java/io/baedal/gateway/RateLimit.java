package io.baedal.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an address that writes too often, with the time after which it may again. Reading is not counted: it is cheap,
 * and a whole company behind one address does a lot of it. Each gateway counts for itself.
 */
@Component
@Order(1)
final class RateLimit implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int MOST_ADDRESSES = 100_000;

    private final GatewaySettings.Rate rate;
    private final Cache<String, Bucket> buckets;
    private final Counter refused;

    RateLimit(GatewaySettings settings, MeterRegistry meters) {
        this.rate = settings.writesPerAddress();
        // A bucket that nobody asks for this long is full, and a new one is no different.
        Duration full = Duration.ofSeconds(1 + rate.burst() / rate.perSecond());
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(full)
                .build();
        this.refused = Counter.builder("baedal.gateway.rate.limited")
                .description("requests refused because their address writes too often")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (READING.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        ConsumptionProbe probe = buckets.get(keyOf(exchange.getRequest().getRemoteAddress()), _ -> newBucket())
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return chain.filter(exchange);
        }
        refused.increment();
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.RETRY_AFTER, String.valueOf(secondsUp(probe.getNanosToWaitForRefill())));
        return Mono.error(
                new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "Too many requests from this address."));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    /** Whoever has one IPv6 address has the whole /64 it is in. */
    static String keyOf(@Nullable InetSocketAddress remote) {
        if (remote == null || remote.getAddress() == null) {
            return "unknown";
        }
        InetAddress address = remote.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private static long secondsUp(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
