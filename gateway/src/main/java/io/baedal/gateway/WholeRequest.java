package io.baedal.gateway;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds an answer back until the request has been read to its end, also when nobody wants its body: a refusal that
 * overtakes the body sometimes leaves the connection such that the client's next request on it is never answered. When
 * the end does not come, the connection is closed after the answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class WholeRequest implements WebFilter {

    private final GatewaySettings settings;

    WholeRequest(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // To read would be to say "continue" to a client that waits to be asked; the server closes that connection.
        if (!exchange.getRequest().getHeaders().containsHeader(HttpHeaders.EXPECT)) {
            exchange.getResponse().beforeCommit(() -> rest(exchange));
        }
        return chain.filter(exchange);
    }

    /** Nothing to wait for when it was read already; and nothing to be had when somebody gave up reading it. */
    private Mono<Void> rest(ServerWebExchange exchange) {
        return exchange.getRequest()
                .getBody()
                .map(DataBufferUtils::release)
                .then()
                .timeout(settings.requestTimeout())
                .onErrorResume(_ -> {
                    exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
                    return Mono.empty();
                });
    }
}
