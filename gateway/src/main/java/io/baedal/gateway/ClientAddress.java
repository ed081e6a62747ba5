package io.baedal.gateway;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ipresolver.RemoteAddressResolver;
import org.springframework.cloud.gateway.support.ipresolver.XForwardedRemoteAddressResolver;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where a request comes from: the other end of the connection, or, with proxies of ours in front of us, whom the first of
 * them saw. Looked at before the {@link Doorkeeper} takes away what clients say of themselves.
 */
@Component
@Order(-1)
final class ClientAddress implements WebFilter {

    private static final String ATTRIBUTE = "clientAddress";

    private final RemoteAddressResolver addresses;

    ClientAddress(GatewaySettings settings) {
        this.addresses = settings.proxies() == 0
                ? new RemoteAddressResolver() {}
                : XForwardedRemoteAddressResolver.maxTrustedIndex(settings.proxies());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        InetSocketAddress address = addresses.resolve(exchange);
        if (address != null) {
            exchange.getAttributes().put(ATTRIBUTE, address);
        }
        return chain.filter(exchange);
    }

    static @Nullable InetSocketAddress of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
