package io.baedal.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baedal.gateway.GatewaySettings.Rate;
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
 * Refuses a member or an address that writes too often, and an address that signs in or up too often, with the time after
 * which it may again. Reading is not counted: it is cheap, and a whole company behind one address does a lot of it. Each
 * gateway counts for itself.
 */
@Component
@Order(2)
final class RateLimit implements WebFilter {

    private static final Set<String> SIGN_IN = Set.of("/auth/login", "/auth/session", "/auth/sign-in", "/auth/members");

    private final Buckets addresses;
    private final Buckets customers;
    private final Buckets signIns;
    private final Counter refused;

    RateLimit(GatewaySettings settings, MeterRegistry meters) {
        this.addresses = new Buckets(settings.writesPerAddress());
        this.customers = new Buckets(settings.writesPerCustomer());
        this.signIns = new Buckets(settings.signInsPerAddress());
        this.refused = Counter.builder("baedal.gateway.rate.limited")
                .description("requests refused because their address or their member writes too often")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (SignInCheck.READING.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        String address = keyOf(ClientAddress.of(exchange));
        String caller = exchange.getAttribute(SignInCheck.CALLER);
        long wait = addresses.take(address);
        if (wait == 0 && caller != null) {
            wait = customers.take(caller);
        }
        if (wait == 0 && isSignIn(exchange)) {
            wait = signIns.take(address);
        }
        return wait == 0 ? chain.filter(exchange) : refuse(exchange, wait);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, long nanos) {
        refused.increment();
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.ceilDiv(nanos, 1_000_000_000L)));
        return Mono.error(
                new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "Too many requests; please wait a little."));
    }

    private static boolean isSignIn(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod() == HttpMethod.POST
                && SIGN_IN.contains(exchange.getRequest().getPath().value());
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

    /** One bucket a key; a bucket that nobody asks for long enough is full, and a new one is no different. */
    private static final class Buckets {

        private static final int MOST_KEYS = 100_000;

        private final Rate rate;
        private final Cache<String, Bucket> buckets;

        Buckets(Rate rate) {
            this.rate = rate;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MOST_KEYS)
                    .expireAfterAccess(Duration.ofSeconds(1 + rate.burst() / rate.perSecond()))
                    .build();
        }

        /** Nanoseconds to wait, or 0 when it may be done now. */
        long take(String key) {
            ConsumptionProbe probe = buckets.get(key, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
        }

        private Bucket newBucket() {
            return Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                    .build();
        }
    }
}
