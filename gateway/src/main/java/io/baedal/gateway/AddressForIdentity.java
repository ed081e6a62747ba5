package io.baedal.gateway;

import java.net.InetSocketAddress;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells Identity where a request comes from, so that it can slow down who guesses passwords; the others need not know.
 * What a client says of itself has been stripped by the {@link Doorkeeper} before.
 */
@Component
final class AddressForIdentity implements GlobalFilter {

    private static final String HEADER = "X-Real-IP";
    private static final String ROUTE = "identity";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!route.getId().equals(ROUTE)) {
            return chain.filter(exchange);
        }
        InetSocketAddress remote = ClientAddress.of(exchange);
        String address = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> headers.set(HEADER, address)))
                .build());
    }
}
