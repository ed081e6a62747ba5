package io.baedal.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
 * which it may again. Reading is not counted: it is cheap, and a whole company behind one address does a lot of it.
 */
@Component
@Order(2)
final class RateLimit implements WebFilter {

    private static final Set<String> SIGN_IN = Set.of("/auth/login", "/auth/session", "/auth/sign-in", "/auth/members");

    private final Buckets addresses;
    private final Buckets customers;
    private final Buckets signIns;
    private final Counter refused;

    RateLimit(GatewaySettings settings, Buckets.Kind kind, MeterRegistry meters) {
        this.addresses = kind.of("address", settings.writesPerAddress());
        this.customers = kind.of("customer", settings.writesPerCustomer());
        this.signIns = kind.of("sign-in", settings.signInsPerAddress());
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
        return addresses
                .take(address)
                .flatMap(wait -> wait == 0 && caller != null ? customers.take(caller) : Mono.just(wait))
                .flatMap(wait -> wait == 0 && isSignIn(exchange) ? signIns.take(address) : Mono.just(wait))
                .flatMap(wait -> wait == 0 ? chain.filter(exchange) : refuse(exchange, wait));
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
}
